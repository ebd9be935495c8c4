package io.heard.insights.intake;

import io.heard.contracts.event.InteractionRecorded;
import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseRecorded.Answer;
import io.heard.contracts.event.Suspicion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of an invented company. The same seed makes the same events. */
public final class Samples {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> PRODUCTS = List.of("broadband", "mobile", "television");
    private static final List<String> TOUCHPOINTS = List.of("support-call", "delivery");
    private static final List<String> CHANNELS = List.of("phone", "chat", "mail");
    private static final List<String> TEAMS = List.of("north", "south");
    private static final List<String> TEXTS =
            List.of("Nobody rang back.", "Quick and kind.", "The parcel was wet.", "Süß & <b>ok</b> 🙂");
    private static final List<UUID> CAMPAIGNS = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));

    private Samples() {}

    public static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    public static InteractionRecorded interaction(Random random) {
        Instant opened = START.plus(Duration.ofMinutes(random.nextInt(90 * 24 * 60)));
        Instant responded = opened.plusMillis(random.nextInt(7_200_000));
        return new InteractionRecorded(
                id(random),
                id(random),
                pick(random, TOUCHPOINTS),
                pick(random, CHANNELS),
                pick(random, PRODUCTS),
                maybe(random, TEAMS),
                maybe(random, List.of("agent-1", "agent-2")),
                opened,
                random.nextInt(5) == 0 ? null : responded,
                responded.plusSeconds(random.nextInt(10_000)));
    }

    /** The invitation about an interaction, told as sent. */
    public static InvitationSent invitation(Random random, InteractionRecorded interaction) {
        return new InvitationSent(
                id(random),
                pick(random, CAMPAIGNS),
                interaction.touchpoint(),
                interaction.channel(),
                interaction.product(),
                interaction.team(),
                interaction.closedAt(),
                interaction.closedAt().plusSeconds(60));
    }

    /** What the customer answered to an invitation. */
    public static ResponseRecorded response(
            Random random, int revision, InteractionRecorded interaction, InvitationSent invitation) {
        return new ResponseRecorded(
                invitation.invitationId(),
                revision,
                invitation.campaignId(),
                new UUID(1, 1),
                1,
                interaction.interactionId(),
                interaction.customerId(),
                invitation.touchpoint(),
                invitation.channel(),
                invitation.product(),
                invitation.team(),
                invitation.interactionClosedAt(),
                invitation.sentAt().plusSeconds(3_600L * revision),
                maybe(random, List.of("en", "de-DE")),
                answers(random));
    }

    public static ResponseRecorded response(Random random, int revision) {
        InteractionRecorded interaction = interaction(random);
        return response(random, revision, interaction, invitation(random, interaction));
    }

    private static List<Answer> answers(Random random) {
        List<Answer> answers = new ArrayList<>();
        for (QuestionType type : List.of(QuestionType.NPS, QuestionType.CSAT, QuestionType.CES, QuestionType.RATING)) {
            if (random.nextInt(4) > 0) {
                int score = type.lowest() + random.nextInt(type.highest() - type.lowest() + 1);
                answers.add(new Answer(type.name().toLowerCase(Locale.ROOT), type, score, null, List.of()));
            }
        }
        for (String question : List.of("why", "else")) {
            if (random.nextBoolean()) {
                answers.add(new Answer(question, QuestionType.LONG_TEXT, null, pick(random, TEXTS), List.of()));
            }
        }
        return answers;
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static <T> @Nullable T maybe(Random random, List<T> list) {
        return random.nextInt(3) == 0 ? null : pick(random, list);
    }

    /** The same, given by a program. */
    public static ResponseRecorded suspected(ResponseRecorded response, Suspicion suspicion) {
        return new ResponseRecorded(
                response.invitationId(),
                response.revision(),
                response.campaignId(),
                response.surveyId(),
                response.surveyVersion(),
                response.interactionId(),
                response.customerId(),
                response.touchpoint(),
                response.channel(),
                response.product(),
                response.team(),
                response.interactionClosedAt(),
                response.answeredAt(),
                response.language(),
                response.answers(),
                response.origin(),
                suspicion);
    }

    /** The same answers, given by somebody of whom we know no more than that. */
    public static ResponseRecorded by(ResponseOrigin origin, UUID id, UUID campaign, ResponseRecorded response) {
        return new ResponseRecorded(
                id,
                response.revision(),
                campaign,
                response.surveyId(),
                response.surveyVersion(),
                id,
                id,
                response.touchpoint(),
                response.channel(),
                response.product(),
                response.team(),
                response.interactionClosedAt(),
                response.answeredAt(),
                response.language(),
                response.answers(),
                origin,
                null);
    }
}
