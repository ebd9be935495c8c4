/**
 * What other rooms hold about a person, as they tell it to {@code respondent}: whoever keeps anything implements {@link
 * io.heard.survey.respondent.trace.PersonalTraces}, so that an export shows it and an erasure removes it. The other interfaces
 * answer single questions about a person, so that {@code respondent} depends on none of those rooms.
 */
@NullMarked
package io.heard.survey.respondent.trace;

import org.jspecify.annotations.NullMarked;
