package io.heard.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.contracts.event.InteractionRecorded;
import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseRecorded.Answer;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.Suspicion;
import io.heard.contracts.event.Topics;
import io.heard.insights.Database;
import io.heard.messaging.MalformedEventException;
import io.heard.testing.EventRecords;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class IntakeTest {

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector kafka;

    @Inject
    Database database;

    @Inject
    DataSource dataSource;

    @Test
    void keepsWhatAnInteractionWasAbout() throws Exception {
        InteractionRecorded interaction = Samples.interaction(new Random(11));

        assertThat(deliver("interactions", EventRecords.of(interaction))).isNull();

        assertThat(database.rows(
                        "select product || ' ' || touchpoint || ' ' || channel from interaction where id = ?",
                        interaction.interactionId()))
                .containsExactly(interaction.product() + " " + interaction.touchpoint() + " " + interaction.channel());
    }

    @Test
    void countsAnInvitationSentTwiceOnceFromTheFirstTime() throws Exception {
        InvitationSent later = Samples.invitation(new Random(12), Samples.interaction(new Random(12)));
        InvitationSent sooner = new InvitationSent(
                later.invitationId(),
                later.campaignId(),
                later.touchpoint(),
                later.channel(),
                later.product(),
                later.team(),
                later.interactionClosedAt(),
                later.sentAt().minusSeconds(30));

        deliver("invitations", EventRecords.of(later));
        deliver("invitations", EventRecords.of(sooner));
        deliver("invitations", EventRecords.of(later));

        assertThat(database.rows(
                        "select to_char(sent_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                                + " from sent_invitation where invitation_id = ?",
                        later.invitationId()))
                .containsExactly(
                        Instant.ofEpochSecond(sooner.sentAt().getEpochSecond()).toString());
    }

    @Test
    void ignoresEventsOfOtherTypes() throws Exception {
        var unknown = EventRecords.malformed(Topics.SURVEY_INVITATIONS, "io.heard.survey.invitation-expired.v1", "{}");

        assertThat(deliver("invitations", unknown)).isNull();
    }

    @Test
    void replacesScoresAndVerbatimsOfOlderRevisions() throws Exception {
        ResponseRecorded first = withAnswers(1, score("how", 2), text("why", "Slow"), text("else", "Rude"));
        ResponseRecorded second = withAnswers(2, score("how", 4), score("more", 5), text("why", "Slow, then fine"));

        deliver("responses", EventRecords.of(first));
        database.execute("update verbatim set mined_revision = 1 where invitation_id = '" + first.invitationId() + "'");
        deliver("responses", EventRecords.of(second));
        deliver("responses", EventRecords.of(first));

        UUID id = first.invitationId();
        assertThat(database.rows("select question_id || value from score where invitation_id = ? order by 1", id))
                .containsExactly("how4", "more5");
        assertThat(database.rows("select text from verbatim where invitation_id = ?", id))
                .containsExactly("Slow, then fine");
        assertThat(database.rows(
                        "select satisfaction from verbatim where invitation_id = ? and mined_revision is distinct from"
                                + " revision",
                        id))
                .containsExactly("0.8750");
    }

    @Test
    void knowsSinceWhichRevisionATextIsTheSame() throws Exception {
        ResponseRecorded first = withAnswers(1, score("how", 2), text("why", "Slow"), text("else", "Rude"));
        deliver("responses", EventRecords.of(first));
        deliver(
                "responses",
                EventRecords.of(withAnswers(2, score("how", 5), text("why", "Slow"), text("else", "Kind"))));
        deliver(
                "responses",
                EventRecords.of(withAnswers(3, score("how", 4), text("why", "Slow"), text("else", "Kind"))));

        assertThat(database.rows(
                        "select text || ' ' || revision || ' ' || text_revision from verbatim where invitation_id = ?"
                                + " order by 1",
                        first.invitationId()))
                .containsExactly("Kind 3 2", "Slow 3 1");
    }

    @Test
    void forgetsAllVerbatimsWhenTheNextRevisionHasNone() throws Exception {
        ResponseRecorded first = withAnswers(1, text("why", "Slow"));

        deliver("responses", EventRecords.of(first));
        deliver("responses", EventRecords.of(withAnswers(2)));

        assertThat(database.rows("select text from verbatim where invitation_id = ?", first.invitationId()))
                .isEmpty();
    }

    @Test
    void aProgramsAnswerWaitsBesideTheFactsUntilAPersonComes() throws Exception {
        ResponseRecorded programs = suspected(withAnswers(1, score("how", 5), text("why", "https://scanner.example")));
        UUID id = programs.invitationId();

        deliver("responses", EventRecords.of(programs));

        assertThat(database.rows("select text from verbatim where invitation_id = ?", id))
                .isEmpty();
        assertThat(facts(id)).isEmpty();
        assertThat(provisional(id)).containsExactly("1 TOO_SOON");

        deliver("responses", EventRecords.of(withAnswers(2, score("how", 1))));
        deliver("responses", EventRecords.of(programs));

        assertThat(facts(id)).containsExactly("2 how 1");
        assertThat(provisional(id)).isEmpty();
    }

    @Test
    void whatTurnsOutToBeAProgramsNoLongerCounts() throws Exception {
        ResponseRecorded counted = withAnswers(1, score("how", 5), text("why", "Fine"));
        UUID id = counted.invitationId();

        deliver("responses", EventRecords.of(counted));
        deliver("responses", EventRecords.of(suspected(withAnswers(2, score("how", 4)))));
        deliver("responses", EventRecords.of(counted));

        assertThat(facts(id)).isEmpty();
        assertThat(provisional(id)).containsExactly("2 TOO_SOON");
    }

    @Test
    void whatACustomerTakesBackIsGoneWhateverComesLateUntilTheyAnswerAgain() throws Exception {
        ResponseRecorded first = withAnswers(1, score("how", 5), text("why", "Slow"));
        UUID id = first.invitationId();

        deliver("responses", EventRecords.of(first));
        deliver("responses", EventRecords.of(withdrawn(first, 2, ResponseWithdrawn.Reason.CUSTOMER)));
        deliver("responses", EventRecords.of(first));

        assertThat(facts(id)).isEmpty();
        assertThat(database.rows("select text from verbatim where invitation_id = ?", id))
                .isEmpty();
        assertThat(database.rows("select revision from response where invitation_id = ?", id))
                .isEmpty();

        deliver("responses", EventRecords.of(withAnswers(3, score("how", 2))));
        deliver("responses", EventRecords.of(withdrawn(first, 2, ResponseWithdrawn.Reason.CUSTOMER)));
        assertThat(facts(id)).containsExactly("3 how 2");
    }

    @Test
    void theNumbersOfWhatIsNoLongerKeptStayAndLeadToNobody() throws Exception {
        ResponseRecorded first = withAnswers(1, score("how", 5), text("why", "Slow"));
        UUID id = first.invitationId();

        deliver("responses", EventRecords.of(first));
        database.execute("insert into themed_response values ('%s', 1, '{%s}', 1)".formatted(id, id));
        deliver("responses", EventRecords.of(withdrawn(first, 2, ResponseWithdrawn.Reason.RETENTION)));
        deliver("responses", EventRecords.of(first));

        assertThat(facts(id)).containsExactly("2 how 5");
        assertThat(database.rows("select text from verbatim where invitation_id = ?", id))
                .isEmpty();
        assertThat(database.rows(
                        "select customer_id || ' ' || interaction_id from response where invitation_id = ?", id))
                .containsExactly(id + " " + id);
        assertThat(database.rows("select 1 from themed_response where invitation_id = ?", id))
                .isEmpty();
    }

    private static ResponseWithdrawn withdrawn(
            ResponseRecorded response, int revision, ResponseWithdrawn.Reason reason) {
        return new ResponseWithdrawn(
                response.invitationId(),
                revision,
                response.campaignId(),
                response.product(),
                reason,
                response.answeredAt().plusSeconds(60));
    }

    private List<String> facts(UUID id) throws Exception {
        return database.rows(
                "select revision || ' ' || question_id || ' ' || value from response join score using (invitation_id)"
                        + " where invitation_id = ?",
                id);
    }

    private List<String> provisional(UUID id) throws Exception {
        return database.rows(
                "select revision || ' ' || suspicion from provisional_response where invitation_id = ?", id);
    }

    @Test
    void handsMalformedRecordsToTheDeadLettersAndStoresNothing() throws Exception {
        List<String> before = database.everything();

        for (String data : List.of("", "{", "[]", "null", "{\"invitationId\":\"x\"}", "\u0000", "{}")) {
            assertThat(deliver(
                            "responses",
                            EventRecords.malformed(Topics.FEEDBACK_RESPONSES, ResponseRecorded.TYPE, data)))
                    .isInstanceOf(MalformedEventException.class);
        }
        assertThat(deliver("responses", new ConsumerRecord<>("t", 0, 0, "key", null)))
                .isInstanceOf(MalformedEventException.class);

        assertThat(database.everything()).isEqualTo(before);
    }

    @Test
    void refusesValuesTheDatabaseCannotHoldAtOnce() throws Exception {
        InteractionRecorded some = Samples.interaction(new Random(13));
        var tooLong = new InteractionRecorded(
                some.interactionId(),
                some.customerId(),
                "x".repeat(3_000),
                some.channel(),
                some.product(),
                null,
                null,
                some.openedAt(),
                null,
                some.closedAt());
        var tooFar = new InteractionRecorded(
                some.interactionId(),
                some.customerId(),
                some.touchpoint(),
                some.channel(),
                some.product(),
                null,
                null,
                some.openedAt(),
                null,
                Instant.parse("+300000-01-01T00:00:00Z"));

        assertThat(deliver("interactions", EventRecords.of(tooLong))).isNotNull();
        assertThat(deliver("interactions", EventRecords.of(tooFar))).isNotNull();
        assertThat(database.rows("select id from interaction where id = ?", some.interactionId()))
                .isEmpty();
    }

    /** The table is locked for longer than the lock timeout: the first attempts fail as they would in an outage. */
    @Test
    void waitsOutAnOutageAndLosesNothing() throws Exception {
        ResponseRecorded response = Samples.response(new Random(14), 1);
        CompletableFuture<Throwable> outcome;
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table response in access exclusive mode");
            outcome = send("responses", EventRecords.of(response));
            await().pollDelay(Duration.ofSeconds(4)).until(() -> !outcome.isDone());
            connection.rollback();
        }

        await().until(outcome::isDone);
        assertThat(outcome.get()).isNull();
        assertThat(database.rows("select revision from response where invitation_id = ?", response.invitationId()))
                .containsExactly("1");
    }

    private static ResponseRecorded withAnswers(int revision, Answer... answers) {
        String caller = StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getMethodName());
        ResponseRecorded some = Samples.response(new Random(caller.hashCode()), revision);
        return new ResponseRecorded(
                some.invitationId(),
                revision,
                some.campaignId(),
                some.surveyId(),
                some.surveyVersion(),
                some.interactionId(),
                some.customerId(),
                some.touchpoint(),
                some.channel(),
                some.product(),
                some.team(),
                some.interactionClosedAt(),
                some.answeredAt(),
                some.language(),
                List.of(answers));
    }

    private static ResponseRecorded suspected(ResponseRecorded response) {
        return Samples.suspected(response, Suspicion.TOO_SOON);
    }

    private static Answer score(String question, int score) {
        return new Answer(question, QuestionType.CSAT, score, null, List.of());
    }

    private static Answer text(String question, String text) {
        return new Answer(question, QuestionType.LONG_TEXT, null, text, List.of());
    }

    /** Why the record was refused; null when it was acknowledged. */
    private Throwable deliver(String channel, ConsumerRecord<String, byte[]> record) throws Exception {
        var outcome = send(channel, record);
        await().until(outcome::isDone);
        return outcome.get();
    }

    private CompletableFuture<Throwable> send(String channel, ConsumerRecord<String, byte[]> record) {
        var outcome = new CompletableFuture<Throwable>();
        InMemorySource<Message<ConsumerRecord<String, byte[]>>> source = kafka.source(channel);
        source.send(Message.of(
                record,
                () -> {
                    outcome.complete(null);
                    return CompletableFuture.completedStage(null);
                },
                reason -> {
                    outcome.complete(reason);
                    return CompletableFuture.completedStage(null);
                }));
        return outcome;
    }
}
