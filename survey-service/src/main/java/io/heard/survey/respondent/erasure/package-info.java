/**
 * Forgetting one person, everywhere. Start at {@code ErasureResource}; {@code Erasures} does our part in one transaction and
 * tells the other services, whose answers {@code ErasureConsumer} collects in the receipt. What is kept and why:
 * {@code docs/decisions/0008-erasure.md}.
 */
@NullMarked
package io.heard.survey.respondent.erasure;

import org.jspecify.annotations.NullMarked;
