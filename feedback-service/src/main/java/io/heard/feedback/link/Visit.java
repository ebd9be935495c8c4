package io.heard.feedback.link;

import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.survey.Survey;

/** What a link leads to. */
public sealed interface Visit {

    /** A survey that can be answered now. */
    record Open(Invitation invitation, Survey survey) implements Visit {}

    /** A survey that its author wants to see as customers do. There is nobody whose answers could be kept. */
    record Preview(Survey survey) implements Visit {}

    /** A genuine link whose invitation has not reached us yet; it is on its way. */
    record TooEarly() implements Visit {}

    /** A survey that nobody can answer any more. Who did sees what became of it. */
    record Ended(Invitation invitation, Survey survey) implements Visit {}

    /** A genuine link after its time, or to what is not kept any more. */
    record Closed() implements Visit {}

    /** No link of ours. */
    record Unknown() implements Visit {}
}
