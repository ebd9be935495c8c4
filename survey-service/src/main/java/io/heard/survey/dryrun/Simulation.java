package io.heard.survey.dryrun;

import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.schedule.Period;
import io.heard.survey.contact.Asker;
import io.heard.survey.contact.Contact;
import io.heard.survey.contact.ContactCalendar;
import io.heard.survey.contact.ContactPolicy;
import io.heard.survey.contact.Placement;
import io.heard.survey.invitation.policy.Candidate;
import io.heard.survey.invitation.policy.Gate;
import io.heard.survey.invitation.policy.GateResult;
import io.heard.survey.invitation.policy.InvitationDecision;
import io.heard.survey.invitation.policy.InvitationPolicy;
import io.heard.survey.invitation.policy.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Plays past interactions in the order they ended, as if the campaign had run then.
 *
 * <p>Each is reported the moment it ends, and the campaign's own start and end do not count. What other campaigns have sent is as it was; what this one has sent is forgotten and
 * played anew.
 */
final class Simulation {

    /** A dimension cannot fill the memory: what comes after so many values is counted together. */
    private static final int MOST_VALUES = 200;

    static final String OTHERS = "(others)";

    /** What became of the interactions of one part. */
    static final class Count {

        private int covered;
        private int asked;

        int covered() {
            return covered;
        }

        int asked() {
            return asked;
        }
    }

    private final Campaign campaign;
    private final Terms terms;
    private final ContactPolicy policy;
    private final Map<UUID, List<Contact>> contacts = new HashMap<>();
    private final Map<UUID, Integer> asksByCustomer = new HashMap<>();
    private final Map<Gate, Integer> skipped = new EnumMap<>(Gate.class);
    private final Map<LocalDate, Integer> mailsByDay = new HashMap<>();
    private final Map<Segment.Dimension, Map<String, Count>> segments = new EnumMap<>(Segment.Dimension.class);
    private int interactions;
    private int deferred;
    private int asked;

    Simulation(Campaign campaign, ContactPolicy policy) {
        this.campaign = campaign;
        Terms its = Terms.of(campaign);
        this.terms = new Terms(
                its.campaignId(),
                its.topic(),
                its.priority(),
                its.audience(),
                its.rules(),
                Period.OPEN,
                its.sendTimes());
        this.policy = policy;
    }

    boolean knows(UUID respondentId) {
        return contacts.containsKey(respondentId);
    }

    /** What others have asked a customer, ever. */
    void remember(UUID respondentId, Collection<Contact> others) {
        contacts.put(respondentId, new ArrayList<>(others));
    }

    void play(Past past) {
        interactions++;
        if (!campaign.audience().covers(past.candidate().context())) {
            skip(Gate.RULE);
            return;
        }
        Optional<Instant> mail = past.reopened() ? Optional.empty() : decide(past);
        if (past.reopened()) {
            skip(Gate.REOPENED);
        }
        mail.ifPresent(time -> ask(past, time));
        count(past, mail.isPresent());
    }

    private Optional<Instant> decide(Past past) {
        Candidate candidate = past.candidate();
        Instant now = candidate.context().closedAt();
        Asker asker = terms.asker(candidate.standing(), past.zone());
        List<Contact> known = contacts.getOrDefault(past.respondentId(), List.of()).stream()
                .filter(contact ->
                        !contact.at().isAfter(now) || contact.campaignId().equals(campaign.id()))
                .toList();
        var calendar = new ContactCalendar(policy, now, List.of(asker), known, List.of(), List.of());
        return switch (InvitationPolicy.decide(terms, candidate, asker, calendar, now)) {
            case InvitationDecision.Invite(Placement.At place, List<GateResult> gates) -> Optional.of(place.at());
            case InvitationDecision.Defer(Placement.At place, boolean keptBack, List<GateResult> gates) -> {
                deferred++;
                yield Optional.of(place.at());
            }
            case InvitationDecision.Skip(Gate reason, boolean keptBack, List<GateResult> gates) -> {
                skip(reason);
                yield Optional.empty();
            }
        };
    }

    private void skip(Gate reason) {
        skipped.merge(reason, 1, Integer::sum);
    }

    private void ask(Past past, Instant time) {
        asked++;
        contacts.computeIfAbsent(past.respondentId(), id -> new ArrayList<>())
                .add(new Contact(campaign.id(), time, Duration.ZERO));
        asksByCustomer.merge(past.respondentId(), 1, Integer::sum);
        mailsByDay.merge(time.atZone(campaign.sendTimes().fallbackZone()).toLocalDate(), 1, Integer::sum);
    }

    private void count(Past past, boolean isAsked) {
        for (Segment.Dimension dimension : Segment.Dimension.values()) {
            Map<String, Count> values = segments.computeIfAbsent(dimension, all -> new TreeMap<>());
            String value = dimension.of(past.candidate().context());
            Count count = values.computeIfAbsent(
                    values.size() < MOST_VALUES || values.containsKey(value) ? value : OTHERS, none -> new Count());
            count.covered++;
            count.asked += isAsked ? 1 : 0;
        }
    }

    int interactions() {
        return interactions;
    }

    int asked() {
        return asked;
    }

    /** Of those asked: later than the campaign would like, because the customer was asked before. */
    int deferred() {
        return deferred;
    }

    /** By the first gate that was closed. */
    Map<Gate, Integer> skipped() {
        return skipped;
    }

    int customers() {
        return asksByCustomer.size();
    }

    int customersAskedAgain() {
        return (int) asksByCustomer.values().stream().filter(asks -> asks > 1).count();
    }

    /**
     * Days on which more mails were due than the budget lets out.
     *
     * @param share of the interactions that was looked at, above 0 to 1
     */
    int daysOverBudget(double share) {
        return campaign.dailyBudget().isEmpty()
                ? 0
                : (int) mailsByDay.values().stream()
                        .filter(mails -> mails / share > campaign.dailyBudget().getAsInt())
                        .count();
    }

    Map<Segment.Dimension, Map<String, Count>> segments() {
        return segments;
    }
}
