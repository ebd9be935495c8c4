package io.heard.survey.invitation.ledger;

import io.heard.survey.campaign.Campaign;
import io.heard.survey.invitation.Decision;
import io.heard.survey.invitation.Invitation;
import io.heard.survey.invitation.policy.Gate;
import io.heard.survey.invitation.policy.GateResult;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Says in a plain sentence why a customer was asked or was not. For staff, in English; without personal data, except that it quotes
 * what a rule failed on as long as the ledger holds it.
 */
final class DecisionWords {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DecisionWords() {}

    /** @param campaign what the campaign is by now */
    static String explain(Decision decision, Optional<Invitation> invitation, Campaign.Status campaign) {
        return switch (decision.outcome()) {
            case SKIPPED -> "Not asked: " + why(decision.reason().orElseThrow()) + quoted(decision) + ".";
            case INVITED, DEFERRED ->
                invitation
                        .map(one -> explain(decision, one, campaign))
                        .orElse("Decided to ask; the invitation is gone.");
        };
    }

    private static String quoted(Decision decision) {
        return decision.gates().stream()
                .filter(gate -> gate.gate() == Gate.RULE
                        && !gate.passed()
                        && !gate.value().equals(GateResult.ERASED))
                .findFirst()
                .map(gate -> " (" + gate.value() + ")")
                .orElse("");
    }

    private static String explain(Decision decision, Invitation invitation, Campaign.Status campaign) {
        String sentence = switch (invitation.status()) {
            case PLANNED -> waiting(decision, invitation, campaign);
            case SENDING -> "A mail is on its way to the mail server.";
            case SENT -> sent(invitation);
            case REFUSED -> "Not asked: the mail server refused the mail" + reply(invitation) + ".";
            case UNKNOWN -> "Perhaps asked: the connection broke before the mail server said whether it took the mail.";
            case IMPORTED -> "Asked before the platform was there.";
            case SUPPRESSED -> "Not asked after all: " + whyNot(invitation) + ".";
        };
        return invitation
                .answeredAt()
                .map(at -> sentence + " The customer answered on " + minute(at) + ".")
                .orElse(sentence);
    }

    private static String waiting(Decision decision, Invitation invitation, Campaign.Status campaign) {
        if (campaign == Campaign.Status.ENDED) {
            return "Not asked after all: " + why("ENDED") + ".";
        }
        if (campaign == Campaign.Status.PAUSED) {
            return "Waits until the campaign is started again, and is looked at again then.";
        }
        String when = minute(invitation.dueAt());
        String asked = "Will be asked on " + when + " if everything still speaks for it then.";
        if (invitation.isDisplaced()) {
            return "Gave way to another campaign that goes first. " + asked;
        }
        Optional<Gate> closed = invitation
                .secondLook()
                .flatMap(look -> look.gates().stream()
                        .filter(gate -> !gate.passed())
                        .map(GateResult::gate)
                        .findFirst());
        if (closed.isPresent()) {
            return "Will be looked at again on " + when + ": when it was due, " + why(closed.get()) + ".";
        }
        if (invitation.attempts() > 0) {
            return "The mail server could not take the mail yet; it is tried again.";
        }
        if (invitation.issuedAt().isPresent()) {
            return "Will be asked; the mail goes out on " + when + ".";
        }
        return decision.outcome() == Decision.Outcome.DEFERRED
                ? "Waits until " + when + ": " + why(decision.reason().orElseThrow()) + ". " + asked
                : asked;
    }

    private static String whyNot(Invitation invitation) {
        String reason = invitation.reason().orElse("");
        return invitation.isDisplaced() && reason.equals(Gate.CONTACT_CAP.name())
                ? "it gave way to another campaign that goes first, and it would be too late once the customer may be asked again"
                : why(reason);
    }

    private static String sent(Invitation invitation) {
        String first =
                "Asked on " + invitation.sentAt().map(DecisionWords::minute).orElse("a day unknown");
        int reminders = Math.max(0, invitation.mails() - 1);
        return reminders == 0 ? first + "." : first + ", reminders: " + reminders + ".";
    }

    private static String why(String reason) {
        for (Gate gate : Gate.values()) {
            if (gate.name().equals(reason)) {
                return why(gate);
            }
        }
        return switch (reason) {
            case "ENDED" -> "the campaign was ended";
            case "ERASED" -> "the customer's data was erased";
            case "IN_DOUBT_TWICE" -> "two attempts ended without the mail server's answer";
            default -> "it was stopped (" + reason + ")";
        };
    }

    private static String why(Gate gate) {
        return switch (gate) {
            case RULE -> "the campaign does not ask about interactions like this";
            case PERIOD -> "the campaign did not run then";
            case AGE -> "the interaction was too long ago";
            case ADDRESS -> "we have no address of the customer";
            case SUPPRESSED -> "the address takes no mail, or its owner complained about one";
            case OPT_OUT -> "the customer does not want such mails";
            case SAMPLE -> "the interaction is not part of the sample";
            case ANSWERED -> "the customer had answered already";
            case REOPENED -> "the interaction went on after all";
            case CONTACT_CAP -> "the customer is to be left alone for now, by the contact policy or by wish";
            case SEND_TIME -> "it was no time at which the customer may get mails";
            case BUDGET -> "the campaign had no mails left that day";
            case EXPIRY -> "the time to answer was over";
        };
    }

    private static String reply(Invitation invitation) {
        return invitation.reason().map(reason -> " (" + reason + ")").orElse("");
    }

    private static String minute(Instant time) {
        return MINUTE.format(time);
    }
}
