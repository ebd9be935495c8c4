package io.heard.insights.metric;

import io.heard.contracts.event.InteractionRecorded;
import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.QuestionType;
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
        List<InteractionRecorded> interactions, List<InvitationSent> invitations, List<ResponseRecorded> responses) {

    Recomputation where(
            Predicate<InteractionRecorded> ofInteraction,
            Predicate<InvitationSent> ofInvitation,
            Predicate<ResponseRecorded> ofResponse) {
        return new Recomputation(
                interactions.stream().filter(ofInteraction).toList(),
                invitations.stream().filter(ofInvitation).toList(),
                responses.stream().filter(ofResponse).toList());
    }

    List<Integer> scores(QuestionType type) {
        List<Integer> scores = new ArrayList<>();
        for (ResponseRecorded response : responses) {
            for (ResponseRecorded.Answer answer : response.answers()) {
                Integer score = answer.score();
                if (answer.type() == type && score != null) {
                    scores.add(score);
                }
            }
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
        return (int) invitations.stream()
                .filter(invitation -> ids.contains(invitation.invitationId()))
                .count();
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
