package io.heard.survey.history;

import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.http.problem.Unavailability;
import io.heard.http.scope.ProductScope;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.VisibleCampaigns;
import io.heard.survey.design.SurveyVersion;
import io.heard.survey.design.Surveys;
import io.heard.survey.design.content.Question;
import io.heard.survey.history.HistoryImport.Asked;
import io.heard.survey.history.HistoryImport.Past;
import io.heard.survey.interaction.InteractionIntake.PastInteraction;
import io.heard.survey.interaction.intake.BatchView;
import io.heard.survey.interaction.intake.HistoryFile;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Brings a campaign's past along. */
@Path("/api/v1/campaigns/{id}/history")
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Interactions")
public class HistoryResource {

    private static final int MOST_ROWS = 5_000;
    private static final int GROUP = 100;

    private static final String FILE = """
            source,id,touchpoint,channel,product,openedAt,closedAt,customer.id,answeredAt,answer.satisfied,answer.reason
            helpdesk,T-7,support-call,phone,mobile,2024-03-01T10:00:00Z,2024-03-01T10:20:00Z,C-7,2024-03-02T08:00:00Z,2,Too slow
            """;

    private static final String REPORT = """
            {"recorded": 1, "known": 0, "rejected": 1, "ignoredColumns": ["Notes"], "lines": [
              {"line": 2, "status": "RECORDED", "id": "0198c0de-0000-7000-8000-000000000003"},
              {"line": 3, "status": "REJECTED", "errors": [
                {"field": "answer.satisfied", "message": "must be a whole number from 1 to 5"}]}]}""";

    private final VisibleCampaigns campaigns;
    private final Surveys surveys;
    private final HistoryImport history;
    private final ProductScope scope;
    private final Clock clock;

    HistoryResource(
            VisibleCampaigns campaigns, Surveys surveys, HistoryImport history, ProductScope scope, Clock clock) {
        this.campaigns = campaigns;
        this.surveys = surveys;
        this.history = history;
        this.scope = scope;
        this.clock = clock;
    }

    @POST
    @Consumes("text/csv")
    @Blocking
    @Operation(
            summary = "Import past interactions with their answers",
            description =
                    "One row for each interaction, at most 5000 in 1 MB: its fields as for `POST /api/v1/interactions` "
                            + "with `text/csv`, `answeredAt`, and `answer.<question id>` for each answer to the campaign's survey. "
                            + "Scores are numbers, choices their id or text (several separated by `|`), yes/no is `yes` or `no`; "
                            + "`answer.<question id>.other` is what a customer wrote beside the choice that allows own words. "
                            + "Nobody is asked about them, and what is known already stays as it is, so a file can be sent again.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "file", value = FILE)))
    @APIResponse(
            responseCode = "200",
            description = "What became of each row",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchView.class),
                            examples = @ExampleObject(name = "rows", value = REPORT)))
    @APIResponse(
            responseCode = "409",
            description = "The campaign's survey was never published, or the campaign is anonymous")
    public BatchView read(
            @RestPath UUID id,
            @Parameter(
                            description = "Repeatable: which column holds a field, `field=column`",
                            example = "[\"id=Ticket\", \"customer.id=Customer no\"]")
                    @RestQuery
                    List<String> column,
            @Parameter(
                            description = "Repeatable: what a field is in every row, `field=value`",
                            example = "[\"source=helpdesk\", \"touchpoint=support-call\"]")
                    @RestQuery
                    List<String> constant,
            @Parameter(
                            description = "How times are written when not as ISO-8601 instants",
                            example = "dd.MM.yyyy HH:mm")
                    @RestQuery
                    @Nullable
                    String timeFormat,
            @Parameter(description = "Whose clock wrote such times; UTC by default", example = "Europe/Berlin")
                    @RestQuery
                    @Nullable
                    String timeZone,
            InputStream file) {
        Campaign campaign = campaigns.get(id);
        if (campaign.isAnonymous()) {
            throw new ProblemException(
                    HistoryProblem.CAMPAIGN_ANONYMOUS, "Past answers say whose they are; it promised that none does");
        }
        SurveyVersion survey = surveys.newest(campaign.surveyId())
                .orElseThrow(() -> new ProblemException(
                        HistoryProblem.SURVEY_NOT_PUBLISHED, "Publish the survey, so that answers have questions"));
        List<Question> questions = survey.content().questions();
        Instant now = clock.instant();
        try {
            var rows = new HistoryFile(
                    file, column, constant, timeFormat, timeZone, field -> PastAnswers.isField(field, questions), now);
            var reader = new Report(
                    new Asked(campaign, survey.key().version(), survey.content().language()), questions, now);
            reader.readAll(rows);
            return BatchView.of(reader.lines()).ignoring(rows.ignored());
        } catch (IOException brokenOff) {
            throw new ProblemException(
                    RequestProblem.INVALID_REQUEST,
                    "The body broke off or is too long; rows before that may be recorded");
        }
    }

    /** One file on its way. */
    private final class Report {

        private final Asked asked;
        private final List<Question> questions;
        private final Instant now;
        private final List<BatchView.Line> done = new ArrayList<>();
        private final List<Past> group = new ArrayList<>();
        private final Set<List<String>> inGroup = new HashSet<>();

        Report(Asked asked, List<Question> questions, Instant now) {
            this.asked = asked;
            this.questions = questions;
            this.now = now;
        }

        void readAll(HistoryFile rows) throws IOException {
            for (Optional<HistoryFile.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (done.size() + group.size() == MOST_ROWS) {
                    reject(
                            numberOf(row.get()),
                            "",
                            "is more than " + MOST_ROWS + " rows, send the rest as another file");
                    break;
                }
                take(row.get());
            }
            flush();
        }

        List<BatchView.Line> lines() {
            return done.stream()
                    .sorted(Comparator.comparingInt(BatchView.Line::line))
                    .toList();
        }

        private void take(HistoryFile.Row row) {
            switch (row) {
                case HistoryFile.Row.Broken(int number, List<Problem.FieldError> errors) ->
                    done.add(BatchView.Line.rejected(number, errors));
                case HistoryFile.Row.Valid valid -> take(valid);
            }
        }

        private void take(HistoryFile.Row.Valid row) {
            var interaction = row.interaction();
            if (!scope.covers(interaction.product())) {
                reject(row.number(), "product", "must be one of your products");
                return;
            }
            switch (PastAnswers.read(row.more(), questions, interaction.closedAt(), now)) {
                case PastAnswers.Reading.Invalid(List<Problem.FieldError> errors) ->
                    done.add(BatchView.Line.rejected(row.number(), errors));
                case PastAnswers.Reading.Valid(var answeredAt, var answers) -> {
                    if (!inGroup.add(List.of(interaction.source(), interaction.interactionId()))) {
                        flush();
                        inGroup.add(List.of(interaction.source(), interaction.interactionId()));
                    }
                    group.add(new Past(row.number(), interaction, answeredAt, answers));
                    if (group.size() == GROUP) {
                        flush();
                    }
                }
            }
        }

        private void flush() {
            List<Past> rows = List.copyOf(group);
            group.clear();
            inGroup.clear();
            if (!rows.isEmpty()) {
                store(rows);
            }
        }

        private void store(List<Past> rows) {
            try {
                List<Optional<PastInteraction>> stored = history.store(rows, asked);
                for (int i = 0; i < rows.size(); i++) {
                    done.add(line(rows.get(i).number(), stored.get(i)));
                }
            } catch (RuntimeException e) {
                if (Unavailability.causes(e)) {
                    throw e;
                }
                if (rows.size() > 1) {
                    rows.forEach(row -> store(List.of(row)));
                } else {
                    Log.errorf(e, "A row of a past file failed unexpectedly");
                    reject(rows.getFirst().number(), "", "could not be stored");
                }
            }
        }

        private BatchView.Line line(int number, Optional<PastInteraction> stored) {
            return new BatchView.Line(
                    number,
                    stored.isPresent() ? BatchView.Status.RECORDED : BatchView.Status.KNOWN,
                    stored.map(PastInteraction::id).orElse(null),
                    List.of());
        }

        private void reject(int number, String field, String rule) {
            done.add(BatchView.Line.rejected(number, List.of(new Problem.FieldError(field, rule))));
        }

        private int numberOf(HistoryFile.Row row) {
            return switch (row) {
                case HistoryFile.Row.Broken(int number, List<Problem.FieldError> errors) -> number;
                case HistoryFile.Row.Valid(int number, var interaction, Map<String, String> more) -> number;
            };
        }
    }
}
