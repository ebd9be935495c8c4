package io.heard.survey.invitation.policy;

import io.heard.survey.contact.Placement;
import java.util.List;

/** Whether one interaction earns an invitation of one campaign; with every gate's value, so that the answer can be explained. */
public sealed interface InvitationDecision {

    List<GateResult> gates();

    /**
     * It is sent at its time.
     *
     * @param place in the customer's calendar
     */
    record Invite(Placement.At place, List<GateResult> gates) implements InvitationDecision {}

    /**
     * The customer is not to be asked yet: the invitation waits and is looked at again then.
     *
     * @param place in the customer's calendar
     * @param keptBack whether other campaigns are the reason
     */
    record Defer(Placement.At place, boolean keptBack, List<GateResult> gates) implements InvitationDecision {}

    /**
     * Nobody is asked.
     *
     * @param reason the first gate that said no
     * @param keptBack whether other campaigns are the reason
     */
    record Skip(Gate reason, boolean keptBack, List<GateResult> gates) implements InvitationDecision {}
}
