/**
 * What our staff see and change of a respondent, and the export a person may ask for. Start at {@code RespondentResource}. Who
 * somebody is, only administrators see; every change is kept with who made it.
 */
@NullMarked
package io.heard.survey.respondent.desk;

import org.jspecify.annotations.NullMarked;
