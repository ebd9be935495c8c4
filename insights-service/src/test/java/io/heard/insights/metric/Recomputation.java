package io.heard.insights.metric;

import io.heard.contracts.event.InteractionRecorded;
import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The metrics computed a second time, by loops over the events themselves, sharing nothing with what is tested. */
record Recomputation(
        List<InteractionRecorded> interactions,
        List<InvitationSent> invitations,
        List<ResponseRecorded> responses,
        Set<ResponseOrigin> origins) {

    private static final int TOO_FEW = 5;

    /** Unless asked otherwise. */
    Recomputation(
            List<InteractionRecorded> interactions,
            List<InvitationSent> invitations,
            List<ResponseRecorded> responses) {
        this(interactions, invitations, responses, Set.of(ResponseOrigin.INVITED, ResponseOrigin.ANONYMOUS));
    }

    Recomputation counting(Set<ResponseOrigin> others) {
        return new Recomputation(interactions, invitations, responses, others);
    }

    Recomputation where(
            Predicate<InteractionRecorded> ofInteraction,
            Predicate<InvitationSent> ofInvitation,
            Predicate<ResponseRecorded> ofResponse) {
        return new Recomputation(
                interactions.stream().filter(ofInteraction).toList(),
                invitations.stream().filter(ofInvitation).toList(),
                responses.stream().filter(ofResponse).toList(),
                origins);
    }

    int given() {
        int anonymous = 0;
        int others = 0;
        for (ResponseRecorded response : responses) {
            if (origins.contains(response.origin())) {
                if (response.origin() == ResponseOrigin.ANONYMOUS) {
                    anonymous++;
                } else {
                    others++;
                }
            }
        }
        return anonymous < TOO_FEW ? others : others + anonymous;
    }

    int uninvited() {
        return (int) responses.stream()
                .filter(response -> response.origin() == ResponseOrigin.OPEN)
                .count();
    }

    List<Integer> scores(QuestionType type) {
        List<Integer> scores = new ArrayList<>();
        List<Integer> anonymous = new ArrayList<>();
        for (ResponseRecorded response : responses) {
            for (ResponseRecorded.Answer answer : response.answers()) {
                Integer score = answer.score();
                if (answer.type() == type && score != null && origins.contains(response.origin())) {
                    (response.origin() == ResponseOrigin.ANONYMOUS ? anonymous : scores).add(score);
                }
            }
        }
        if (anonymous.size() >= TOO_FEW) {
            scores.addAll(anonymous);
        }
        return scores;
    }

    @Nullable
    Double nps() {
        List<Integer> scores = scores(QuestionType.NPS);
        int balance = 0;
        for (int score : scores) {
            if (score > 8) {
                balance++;
            } else if (score < 7) {
                balance--;
            }
        }
        return scores.isEmpty() ? null : balance / (double) scores.size() * 100;
    }

    @Nullable
    Double csat() {
        List<Integer> scores = scores(QuestionType.CSAT);
        int satisfied = 0;
        for (int score : scores) {
            satisfied += score > 3 ? 1 : 0;
        }
        return scores.isEmpty() ? null : satisfied / (double) scores.size() * 100;
    }

    @Nullable
    Double ces() {
        List<Integer> scores = scores(QuestionType.CES);
        int sum = 0;
        for (int score : scores) {
            sum += score;
        }
        return scores.isEmpty() ? null : sum / (double) scores.size();
    }

    List<Double> secondsToFirstResponse() {
        List<Double> seconds = new ArrayList<>();
        for (InteractionRecorded interaction : interactions) {
            Instant responded = interaction.firstRespondedAt();
            if (responded != null) {
                seconds.add(ChronoUnit.MILLIS.between(interaction.openedAt(), responded) / 1_000.0);
            }
        }
        seconds.sort(null);
        return seconds;
    }

    @Nullable
    Double quantileOfFirstResponse(double quantile) {
        List<Double> sorted = secondsToFirstResponse();
        if (sorted.isEmpty()) {
            return null;
        }
        double position = quantile * (sorted.size() - 1);
        int below = (int) Math.floor(position);
        int above = (int) Math.ceil(position);
        return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
    }

    int answered() {
        Set<?> ids = responses.stream().map(ResponseRecorded::invitationId).collect(Collectors.toSet());
        int known = (int) invitations.stream()
                .filter(invitation -> ids.contains(invitation.invitationId()))
                .count();
        int anonymous = (int) responses.stream()
                .filter(response -> response.origin() == ResponseOrigin.ANONYMOUS)
                .count();
        return Math.min(invitations.size(), anonymous < TOO_FEW ? known : known + anonymous);
    }

    /** What each UTC day or week, from Monday, has for itself. */
    Map<Instant, Recomputation> by(String period) {
        Map<Instant, Recomputation> parts = new TreeMap<>();
        Function<Instant, Instant> start = time -> start(time, period);
        interactions.forEach(
                one -> part(parts, start.apply(one.closedAt())).interactions.add(one));
        invitations.forEach(one ->
                part(parts, start.apply(one.interactionClosedAt())).invitations.add(one));
        responses.forEach(one ->
                part(parts, start.apply(one.interactionClosedAt())).responses.add(one));
        return parts;
    }

    private static Recomputation part(Map<Instant, Recomputation> parts, Instant start) {
        return parts.computeIfAbsent(
                start, none -> new Recomputation(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    private static Instant start(Instant time, String period) {
        LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate first = period.equals("week") ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day;
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
