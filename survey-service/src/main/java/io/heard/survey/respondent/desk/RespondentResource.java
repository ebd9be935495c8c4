package io.heard.survey.respondent.desk;

import io.heard.http.paging.Page;
import io.heard.http.problem.Fields;
import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.heard.survey.respondent.RespondentProblem;
import io.heard.survey.respondent.Wishes;
import io.heard.survey.respondent.trace.MailsUnderWay;
import io.heard.survey.respondent.trace.MetCustomers;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Respondents for our staff. Callers limited to some products see those whom the company met about them, and not who they are. */
@Path("/api/v1/respondents")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("administrator")
@Tag(name = "Respondents")
public class RespondentResource {

    static final String EXAMPLE = """
            {"id": "0198c0de-0000-7000-8000-000000000004",
             "standing": {"hasAddress": true, "optedOut": false, "suppression": null, "erased": false},
             "wishes": {"refusedTopics": ["delivery"], "atMostEvery": "P30D", "language": "de"},
             "person": {"customerId": "C-1042", "email": "ann@example.org", "firstName": "Ann", "locale": "en-GB",
                        "timeZone": "Europe/London"},
             "changes": [{"change": "OPT_OUT_LIFTED", "changedBy": "ada", "reason": "told us by phone",
                          "changedAt": "2026-03-02T08:00:00Z"}]}""";

    private static final String EXPORT_EXAMPLE = """
            {"exportedAt": "2026-03-02T08:00:00Z",
             "respondent": {"id": "0198c0de-0000-7000-8000-000000000004",
               "standing": {"hasAddress": true, "optedOut": false, "suppression": null, "erased": false},
               "wishes": {"refusedTopics": [], "atMostEvery": null, "language": null},
               "person": {"customerId": "C-1042", "email": "ann@example.org", "firstName": "Ann", "locale": "en-GB",
                          "timeZone": "Europe/London"}, "changes": []},
             "kept": {"respondent": [{"id": "0198c0de-0000-7000-8000-000000000004", "customerId": "C-1042",
                 "email": "ann@example.org", "addressSince": null, "firstName": "Ann", "locale": "en-GB",
                 "timeZone": "Europe/London", "optedOutAt": null, "optedOutBy": null, "atMostEvery": null,
                 "wishedLanguage": null, "erasedAt": null}], "refusedTopics": [], "optedOutAddresses": [],
               "suppressedAddresses": [{"address": "ann@old.example.org", "suppression": "BOUNCED",
                 "suppressedAt": "2026-02-01T08:00:00Z"}], "changes": [], "interactions": [], "decisions": [],
               "invitations": [], "missedTurns": [], "mailEvents": []},
             "elsewhere": [{"what": "answers, verbatims included, in feedback-service; anonymous ones lead to nobody, so nobody can find them",
               "address": "/api/v1/responses?customerId=0198c0de-0000-7000-8000-000000000004"},
               {"what": "cases, what was noted and told included, in feedback-service",
               "address": "/api/v1/cases?customerId=0198c0de-0000-7000-8000-000000000004"},
               {"what": "what was filled in and not sent, in feedback-service",
               "address": "/api/v1/drafts?customerId=0198c0de-0000-7000-8000-000000000004"}]}""";

    private static final String WISHES_EXAMPLE = """
            {"refusedTopics": ["delivery"], "atMostEvery": "P30D", "language": "de"}""";

    private static final String REASON_EXAMPLE = """
            {"reason": "told us by phone"}""";

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_CUSTOMER_ID = 128;
    private static final int MOST_TOPICS = 50;
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(731);

    private final Desk desk;
    private final MetCustomers met;
    private final MailsUnderWay mails;
    private final ProductScope scope;
    private final SecurityIdentity caller;
    private final Clock clock;

    RespondentResource(
            Desk desk,
            MetCustomers met,
            MailsUnderWay mails,
            ProductScope scope,
            SecurityIdentity caller,
            Clock clock) {
        this.desk = desk;
        this.met = met;
        this.mails = mails;
        this.scope = scope;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"campaign-manager", "administrator"})
    @Operation(
            operationId = "findRespondents",
            summary = "Find a respondent",
            description = "By the company's own id of the customer. Nobody, or one.")
    @APIResponse(responseCode = "200", description = "The respondent, if there is one")
    public Page<RespondentView> find(
            @Parameter(description = "The company's id of the customer", required = true, example = "C-1042")
                    @RestQuery
                    @Nullable
                    String customerId) {
        var fields = new Fields();
        String wanted = fields.required("customerId", fields.line("customerId", customerId, LONGEST_CUSTOMER_ID));
        fields.refuseIfWrong();
        List<RespondentView> found =
                desk.byCustomer(wanted).filter(this::isVisible).flatMap(id -> desk.find(id, isAdministrator())).stream()
                        .toList();
        return new Page<>(found, null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"campaign-manager", "administrator"})
    @Operation(
            operationId = "getRespondent",
            summary = "Read a respondent",
            description =
                    "Whether somebody may be asked, about what and how often. Who it is, administrators see only.")
    @APIResponse(
            responseCode = "200",
            description = "The respondent",
            content =
                    @Content(
                            schema = @Schema(implementation = RespondentView.class),
                            examples = @ExampleObject(name = "respondent", value = EXAMPLE)))
    public RespondentView get(@RestPath UUID id) {
        return Optional.of(id)
                .filter(this::isVisible)
                .flatMap(visible -> desk.find(visible, isAdministrator()))
                .orElseThrow(() -> unknown(id));
    }

    @GET
    @Path("/{id}/export")
    @Operation(
            operationId = "exportRespondent",
            summary = "Export everything about a person",
            description =
                    "Master data, wishes, addresses that get no mails, interactions with their context, decisions with their "
                            + "gates, invitations, missed turns and what was told about mails; "
                            + "and where the other services keep the rest.")
    @APIResponse(
            responseCode = "200",
            description = "The document, as a download",
            content =
                    @Content(
                            schema = @Schema(implementation = ExportView.class),
                            examples = @ExampleObject(name = "export", value = EXPORT_EXAMPLE)))
    public RestResponse<ExportView> export(@RestPath UUID id) {
        ExportView.Kept kept = desk.export(id).orElseThrow(() -> unknown(id));
        var elsewhere = List.of(
                new ExportView.Elsewhere(
                        "answers, verbatims included, in feedback-service; insights-service keeps copies of them only. Anonymous "
                                + "answers lead to nobody: neither an export nor an erasure can find them",
                        "/api/v1/responses?customerId=" + id),
                new ExportView.Elsewhere(
                        "cases, what was noted and told included, in feedback-service",
                        "/api/v1/cases?customerId=" + id),
                new ExportView.Elsewhere(
                        "what was filled in and not sent, in feedback-service", "/api/v1/drafts?customerId=" + id));
        return ResponseBuilder.ok(new ExportView(clock.instant(), kept.respondent(), kept.kept(), elsewhere))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"respondent-" + id + ".json\"")
                .build();
    }

    @PUT
    @Path("/{id}/opt-out")
    @Operation(
            operationId = "optOutRespondent",
            summary = "Stop all mails to a customer",
            description = "For somebody who told us otherwise than by the link of a mail. Only our staff take it back.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "reason", value = REASON_EXAMPLE)))
    @APIResponse(responseCode = "204", description = "No mail goes out any more")
    public void optOut(@RestPath UUID id, @NotNull ReasonDraft draft) {
        require(desk.optOut(id, change("OPTED_OUT", reason(draft.reason()))), id);
        mails.awaitEnd(id);
    }

    @DELETE
    @Path("/{id}/opt-out")
    @Operation(
            operationId = "optInRespondent",
            summary = "Take an opt-out back",
            description = "For a customer who asks for it, whoever kept the opt-out. Bounces and complaints stay.")
    @APIResponse(responseCode = "204", description = "The customer may be asked again")
    public void optIn(
            @RestPath UUID id,
            @Parameter(description = "Why, one line without personal data", required = true, example = "asked by phone")
                    @RestQuery
                    @Nullable
                    String reason) {
        require(desk.optIn(id, change("OPT_OUT_LIFTED", reason(reason))), id);
    }

    @PUT
    @Path("/{id}/preferences")
    @Operation(
            operationId = "setPreferences",
            summary = "Keep a customer's wishes about mails",
            description = "Replaces them, for everybody who has the same address.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "wishes", value = WISHES_EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The respondent with the new wishes",
            content =
                    @Content(
                            schema = @Schema(implementation = RespondentView.class),
                            examples = @ExampleObject(name = "respondent", value = EXAMPLE)))
    public RespondentView wish(@RestPath UUID id, @NotNull WishesDraft draft) {
        require(desk.wish(id, read(draft), change("WISHES_SET", null)), id);
        return desk.find(id, true).orElseThrow();
    }

    @DELETE
    @Path("/{id}/suppression")
    @Operation(
            operationId = "liftSuppression",
            summary = "Let mails go to an address again",
            description =
                    "After a bounce or a complaint, once it is known that the address works or its owner wants mails.")
    @APIResponse(responseCode = "204", description = "Nothing but an opt-out keeps mails from the address")
    public void liftSuppression(
            @RestPath UUID id,
            @Parameter(
                            description = "Why, one line without personal data",
                            required = true,
                            example = "mailbox was full")
                    @RestQuery
                    @Nullable
                    String reason) {
        require(desk.liftSuppression(id, change("SUPPRESSION_LIFTED", reason(reason))), id);
    }

    private boolean isAdministrator() {
        return caller.hasRole("administrator");
    }

    private boolean isVisible(UUID id) {
        return scope.products().map(products -> met.about(id, products)).orElse(true);
    }

    private Desk.Change change(String name, @Nullable String reason) {
        return new Desk.Change(name, caller.getPrincipal().getName(), reason);
    }

    private static String reason(@Nullable String reason) {
        var fields = new Fields();
        String given = fields.required("reason", fields.line("reason", reason, LONGEST_REASON));
        fields.refuseIfWrong();
        return given;
    }

    private static Wishes read(WishesDraft draft) {
        var fields = new Fields();
        Set<String> topics = new HashSet<>();
        List<@Nullable String> drafts = draft.refusedTopics() == null ? List.of() : draft.refusedTopics();
        fields.require(drafts.size() <= MOST_TOPICS, "refusedTopics", "must be at most " + MOST_TOPICS + " topics");
        drafts.forEach(topic -> topics.add(fields.required("refusedTopics", fields.name("refusedTopics", topic))));
        Optional<Duration> atMostEvery = duration(fields, draft.atMostEvery());
        Optional<String> language = language(fields, draft.language());
        fields.refuseIfWrong();
        return new Wishes(topics, atMostEvery, language);
    }

    private static Optional<Duration> duration(Fields fields, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return Optional.of(duration);
            }
        } catch (DateTimeParseException notADuration) {
            // Falls through to the rule.
        }
        fields.wrong("atMostEvery", "must be an ISO-8601 duration of a day to two years such as P30D");
        return Optional.empty();
    }

    private static Optional<String> language(Fields fields, @Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        try {
            String known = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
            if (!known.equals("und") && known.length() <= 35) {
                return Optional.of(known);
            }
        } catch (IllformedLocaleException illFormed) {
            // Falls through to the rule.
        }
        fields.wrong("language", "must be a BCP 47 tag such as de");
        return Optional.empty();
    }

    private static void require(boolean done, UUID id) {
        if (!done) {
            throw unknown(id);
        }
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(RespondentProblem.RESPONDENT_NOT_FOUND, "No respondent has the id " + id);
    }
}
