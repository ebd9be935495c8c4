package io.heard.feedback.response;

import io.heard.contracts.event.ResponseImported;
import io.heard.feedback.invitation.ImportedResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Keeps answers from before the platform was there like all others. Repeating one changes nothing. */
@ApplicationScoped
class ResponseImport {

    private final Responses responses;
    private final Clock clock;

    ResponseImport(Responses responses, Clock clock) {
        this.responses = responses;
        this.clock = clock;
    }

    void keep(@Observes ImportedResponse imported) {
        ResponseImported response = imported.response();
        // There was no page and no button: the invitation's id stands for the one time they were given.
        responses.keepImported(
                imported.invitation(),
                new Submission(
                        response.invitationId(),
                        response.answeredAt(),
                        response.language(),
                        response.answers().stream()
                                .map(answer -> new Answer(
                                        answer.questionId(),
                                        answer.type(),
                                        answer.score(),
                                        answer.text(),
                                        answer.choices()))
                                .toList()),
                clock.instant());
    }
}
