/**
 * What a company brings along from the time before: interactions together with the answers that were given to them.
 *
 * <p>Start at {@link io.heard.survey.history.HistoryResource}. Nobody is asked about such an interaction. Its answers are held
 * against the campaign's survey by {@code PastAnswers} and go to feedback-service as {@link
 * io.heard.contracts.event.ResponseImported}, which keeps them as its own.
 */
@NullMarked
package io.heard.survey.history;

import org.jspecify.annotations.NullMarked;
