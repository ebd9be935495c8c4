package io.heard.insights.metric;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.InteractionRecorded;
import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.insights.Database;
import io.heard.insights.intake.FactWriter;
import io.heard.insights.intake.Samples;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number of the API equals, to the last digit, what a second implementation makes of the same events. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricRecomputationTest {

    private static final int INTERACTIONS = 400;

    @Inject
    FactWriter writer;

    @Inject
    Database database;

    private final Recomputation expected = new Recomputation(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    @BeforeAll
    void writeRandomFacts() throws Exception {
        database.execute("truncate interaction, sent_invitation, response, score, verbatim, inbox cascade");
        var random = new Random(20_260_301);
        for (int i = 0; i < INTERACTIONS; i++) {
            InteractionRecorded interaction = Samples.interaction(random);
            expected.interactions().add(interaction);
            writer.write(interaction);
            if (random.nextInt(10) < 8) {
                InvitationSent invitation = Samples.invitation(random, interaction);
                expected.invitations().add(invitation);
                writer.write(invitation);
                writeResponse(random, interaction, invitation);
            }
            if (random.nextInt(5) == 0) {
                writeOpenResponse(random, interaction);
            }
            if (random.nextInt(6) == 0) {
                writeAnonymousResponse(random, interaction);
            }
        }
    }

    private void writeOpenResponse(Random random, InteractionRecorded interaction) {
        InvitationSent nobody = Samples.invitation(random, interaction);
        ResponseRecorded response = Samples.response(random, 1, interaction, nobody);
        write(Samples.by(ResponseOrigin.OPEN, Samples.id(random), nobody.campaignId(), response));
    }

    private void writeAnonymousResponse(Random random, InteractionRecorded interaction) {
        InvitationSent invitation = Samples.invitation(random, interaction);
        expected.invitations().add(invitation);
        writer.write(invitation);
        ResponseRecorded response = Samples.response(random, 1, interaction, invitation);
        write(Samples.by(ResponseOrigin.ANONYMOUS, Samples.id(random), invitation.campaignId(), response));
    }

    private void write(ResponseRecorded response) {
        writer.write(response);
        expected.responses().add(response);
    }

    private void writeResponse(Random random, InteractionRecorded interaction, InvitationSent invitation) {
        int revisions = random.nextInt(3);
        for (int revision = 1; revision <= revisions; revision++) {
            ResponseRecorded response = Samples.response(random, revision, interaction, invitation);
            writer.write(response);
            if (revision == revisions) {
                expected.responses().add(response);
            }
        }
    }

    @Test
    void agreesOnEverything() {
        assertAgreement(Map.of(), expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesOnAnyFilter(long seed) {
        var random = new Random(seed);
        InteractionRecorded pattern = expected.interactions().get(random.nextInt(INTERACTIONS));
        var query = new LinkedHashMap<String, String>();
        Recomputation rest = expected;
        if (random.nextBoolean()) {
            query.put("product", pattern.product());
            rest = rest.where(
                    one -> one.product().equals(pattern.product()),
                    one -> one.product().equals(pattern.product()),
                    one -> one.product().equals(pattern.product()));
        }
        if (random.nextBoolean()) {
            query.put("touchpoint", pattern.touchpoint());
            rest = rest.where(
                    one -> one.touchpoint().equals(pattern.touchpoint()),
                    one -> one.touchpoint().equals(pattern.touchpoint()),
                    one -> one.touchpoint().equals(pattern.touchpoint()));
        }
        if (random.nextBoolean()) {
            query.put("channel", pattern.channel());
            rest = rest.where(
                    one -> one.channel().equals(pattern.channel()),
                    one -> one.channel().equals(pattern.channel()),
                    one -> one.channel().equals(pattern.channel()));
        }
        if (random.nextBoolean()) {
            query.put("team", "north");
            rest = rest.where(
                    one -> "north".equals(one.team()),
                    one -> "north".equals(one.team()),
                    one -> "north".equals(one.team()));
        }
        if (random.nextBoolean()) {
            Predicate<Instant> closed = time -> !time.isBefore(pattern.closedAt());
            query.put("from", pattern.closedAt().toString());
            rest = rest.where(
                    one -> closed.test(one.closedAt()),
                    one -> closed.test(one.interactionClosedAt()),
                    one -> closed.test(one.interactionClosedAt()));
        } else {
            Predicate<Instant> closed = time -> time.isBefore(pattern.closedAt());
            query.put("to", pattern.closedAt().toString());
            rest = rest.where(
                    one -> closed.test(one.closedAt()),
                    one -> closed.test(one.interactionClosedAt()),
                    one -> closed.test(one.interactionClosedAt()));
        }
        assertAgreement(query, rest);
    }

    @Test
    void agreesOnACampaign() {
        var campaign = expected.invitations().getFirst().campaignId();
        List<?> answered = expected.responses().stream()
                .filter(response -> response.campaignId().equals(campaign))
                .map(ResponseRecorded::interactionId)
                .toList();

        assertAgreement(
                Map.of("campaignId", campaign.toString()),
                expected.where(
                        one -> answered.contains(one.interactionId()),
                        one -> one.campaignId().equals(campaign),
                        one -> one.campaignId().equals(campaign)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "week"})
    void agreesOnEveryCourse(String by) {
        assertCourse(
                by,
                "nps",
                Recomputation::nps,
                part -> part.scores(QuestionType.NPS).size());
        assertCourse(
                by,
                "csat",
                Recomputation::csat,
                part -> part.scores(QuestionType.CSAT).size());
        assertCourse(
                by,
                "ces",
                Recomputation::ces,
                part -> part.scores(QuestionType.CES).size());
        assertCourse(
                by,
                "first-response-time",
                part -> part.quantileOfFirstResponse(0.5),
                part -> part.secondsToFirstResponse().size());
        assertCourse(
                by,
                "response-rate",
                part -> part.invitations().isEmpty()
                        ? null
                        : part.answered() / (double) part.invitations().size(),
                part -> part.invitations().size());
    }

    @ParameterizedTest
    @CsvSource({"invited, INVITED ANONYMOUS", "open, OPEN", "all, INVITED ANONYMOUS OPEN"})
    void agreesOnWhoseAnswersCount(String origin, String origins) {
        Set<ResponseOrigin> counted = Arrays.stream(origins.split(" ", -1))
                .map(ResponseOrigin::valueOf)
                .collect(Collectors.toSet());
        Recomputation those = expected.counting(counted);

        assertAgreement(Map.of("origin", origin), those);
        for (String product : List.of("broadband", "mobile", "television")) {
            assertAgreement(
                    Map.of("origin", origin, "product", product, "channel", "mail", "team", "south"),
                    those.where(
                            one -> one.product().equals(product)
                                    && one.channel().equals("mail")
                                    && "south".equals(one.team()),
                            one -> one.product().equals(product)
                                    && one.channel().equals("mail")
                                    && "south".equals(one.team()),
                            one -> one.product().equals(product)
                                    && one.channel().equals("mail")
                                    && "south".equals(one.team())));
        }
    }

    private static void assertAgreement(Map<String, String> query, Recomputation expected) {
        JsonPath all = get("/api/v1/metrics", query);

        assertThat(all.getInt("responses")).isEqualTo(expected.given());
        assertThat(all.getInt("uninvited")).isEqualTo(expected.uninvited());
        assertNumber(all, "nps.value", expected.nps());
        assertNumber(all, "csat.value", expected.csat());
        assertNumber(all, "ces.value", expected.ces());
        assertThat(all.getInt("nps.count"))
                .isEqualTo(expected.scores(QuestionType.NPS).size());
        assertThat(all.getInt("csat.count"))
                .isEqualTo(expected.scores(QuestionType.CSAT).size());
        assertThat(all.getInt("ces.count"))
                .isEqualTo(expected.scores(QuestionType.CES).size());
        assertThat(all.getInt("firstResponseTime.count"))
                .isEqualTo(expected.secondsToFirstResponse().size());
        assertNumber(all, "firstResponseTime.medianSeconds", expected.quantileOfFirstResponse(0.5));
        assertNumber(all, "firstResponseTime.p90Seconds", expected.quantileOfFirstResponse(0.9));
        assertThat(all.getInt("responseRate.sent"))
                .isEqualTo(expected.invitations().size());
        assertThat(all.getInt("responseRate.answered")).isEqualTo(expected.answered());
        for (String part : List.of("nps", "csat", "ces")) {
            assertThat(get("/api/v1/metrics/" + part, query).getMap("")).isEqualTo(all.getMap(part));
        }
        assertThat(get("/api/v1/metrics/first-response-time", query).getMap(""))
                .isEqualTo(all.getMap("firstResponseTime"));
        assertThat(get("/api/v1/metrics/response-rate", query).getMap("")).isEqualTo(all.getMap("responseRate"));
    }

    private void assertCourse(
            String by,
            String metric,
            Function<Recomputation, @Nullable Double> value,
            Function<Recomputation, Integer> count) {
        List<Map<String, Object>> course = new ArrayList<>();
        expected.by(by).forEach((start, part) -> {
            if (count.apply(part) > 0) {
                course.add(Map.of("from", start.toString(), "value", value.apply(part), "count", count.apply(part)));
            }
        });

        assertThat(get("/api/v1/metrics/" + metric, Map.of("by", by)).getList("course"))
                .isEqualTo(course);
    }

    private static void assertNumber(JsonPath json, String path, @Nullable Double expected) {
        assertThat((Double) json.get(path)).isEqualTo(expected);
    }

    private static JsonPath get(String path, Map<String, String> query) {
        String body = given().queryParams(query)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new JsonPath(body).using(new JsonPathConfig(NumberReturnType.DOUBLE));
    }
}
