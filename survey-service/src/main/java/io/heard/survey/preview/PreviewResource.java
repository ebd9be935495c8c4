package io.heard.survey.preview;

import io.heard.http.problem.ProblemException;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.VisibleCampaigns;
import io.heard.survey.design.Surveys;
import io.heard.survey.link.CustomerLinks;
import io.heard.survey.mail.MailOutcome;
import io.heard.survey.mail.MailSender;
import io.heard.survey.mail.wording.InvitationMail;
import io.heard.survey.mail.wording.MailText;
import io.heard.survey.preview.SampleLetters.Choice;
import io.heard.survey.respondent.AddressWishes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
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

/** What customers of a campaign would get. */
@Path("/api/v1/campaigns/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Campaigns")
public class PreviewResource {

    private static final String TEST_MARK = "Test: ";

    @Schema(name = "TestMail", description = "To whom a test mail goes")
    record TestMailDraft(
            @Schema(
                    description = "Your own address, or one at the company's domains",
                    examples = "cam@example.org",
                    required = true)
            @Nullable
            String address,

            @Schema(description = "One of the survey's; its own when absent", examples = "en") @Nullable
            String language,

            @Schema(description = "One of the campaign's variants") @Nullable
            String variant) {}

    @Schema(name = "SentTestMail", description = "A test mail that the mail server took")
    record TestMailView(String subject, String language) {}

    @Schema(
            name = "PagePreview",
            description = "Where the survey's page can be looked at; what is answered there is not kept")
    record PagePreviewView(String url, Instant expiresAt) {}

    private final VisibleCampaigns campaigns;
    private final Surveys surveys;
    private final SampleLetters letters;
    private final TestMailRules rules;
    private final TestMailLimits limits;
    private final AddressWishes wishes;
    private final MailSender mails;
    private final CustomerLinks links;
    private final SecurityIdentity caller;
    private final Clock clock;

    PreviewResource(
            VisibleCampaigns campaigns,
            Surveys surveys,
            SampleLetters letters,
            TestMailRules rules,
            TestMailLimits limits,
            AddressWishes wishes,
            MailSender mails,
            CustomerLinks links,
            SecurityIdentity caller,
            Clock clock) {
        this.campaigns = campaigns;
        this.surveys = surveys;
        this.letters = letters;
        this.rules = rules;
        this.limits = limits;
        this.wishes = wishes;
        this.mails = mails;
        this.links = links;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/mail-preview")
    @Produces(MediaType.TEXT_HTML)
    @Transactional
    @Operation(
            summary = "Look at a campaign's mail",
            description =
                    "As a customer we made up would get it; `Accept: text/plain` for the text part. Its links lead to the "
                            + "preview of the page. Shows the published survey, or the draft while there is none.")
    @APIResponse(
            responseCode = "200",
            description = "The mail, with its subject in the title",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<String> html(
            @RestPath UUID id,
            @Parameter(description = "One of the survey's; its own when absent", example = "de") @RestQuery @Nullable
                    String language,
            @Parameter(description = "One of the campaign's variants", example = "friendly") @RestQuery @Nullable
                    String variant) {
        return shown(mail(id, new Choice(language, variant)).html(), MediaType.TEXT_HTML);
    }

    @GET
    @Path("/mail-preview")
    @Produces(MediaType.TEXT_PLAIN)
    @Transactional
    @Operation(hidden = true)
    public RestResponse<String> text(
            @RestPath UUID id, @RestQuery @Nullable String language, @RestQuery @Nullable String variant) {
        return shown(mail(id, new Choice(language, variant)).text(), MediaType.TEXT_PLAIN);
    }

    @POST
    @Path("/test-mails")
    @Operation(
            summary = "Send a test mail",
            description =
                    "The mail as in the preview, with `Test: ` before its subject. Only to your own address and the "
                            + "company's domains, 20 an hour for each campaign and each caller. Its links keep nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "to-me", value = "{\"address\": \"cam@example.org\"}")))
    @APIResponse(
            responseCode = "202",
            description = "The mail server took it",
            content =
                    @Content(
                            schema = @Schema(implementation = TestMailView.class),
                            examples =
                                    @ExampleObject(
                                            name = "sent",
                                            value = "{\"subject\": \"Test: How did we do?\", \"language\": \"en\"}")))
    @APIResponse(responseCode = "409", description = "The owner of the address opted out, or the address takes no mail")
    @APIResponse(responseCode = "422", description = "The mail server refused it")
    @APIResponse(responseCode = "429", description = "Enough for this hour")
    @APIResponse(responseCode = "503", description = "The mail server is away")
    public RestResponse<TestMailView> test(@RestPath UUID id, @NotNull TestMailDraft draft)
            throws InterruptedException {
        InvitationMail mail = QuarkusTransaction.requiringNew().call(() -> testMail(id, draft));
        if (!limits.allows(id, caller.getPrincipal().getName())) {
            throw new ProblemException(PreviewProblem.TOO_MANY_TEST_MAILS, "Try again in an hour");
        }
        // Outside of a transaction, since the mail server takes its time.
        switch (mails.send(mails.prepare(mail))) {
            case MailOutcome.Accepted accepted -> {}
            case MailOutcome.Refused refused ->
                throw new ProblemException(PreviewProblem.TEST_MAIL_REFUSED, "Nothing was sent; is the address right?");
            case MailOutcome.Postponed postponed ->
                throw new ProblemException(PreviewProblem.MAIL_SERVER_AWAY, "Nothing was sent; try again in a moment");
            case MailOutcome.InDoubt doubt ->
                throw new ProblemException(PreviewProblem.MAIL_SERVER_AWAY, "It may have been sent or not");
        }
        MailText sent = mail.read();
        return ResponseBuilder.<TestMailView>create(202)
                .entity(new TestMailView(sent.subject(), sent.language()))
                .build();
    }

    @GET
    @Path("/page-preview")
    @Transactional
    @Operation(
            summary = "Look at the survey's page",
            description = "A link to the page as customers see it, for a day. What is answered there is not kept.")
    @APIResponse(
            responseCode = "200",
            description = "The link",
            content =
                    @Content(
                            schema = @Schema(implementation = PagePreviewView.class),
                            examples =
                                    @ExampleObject(
                                            name = "link",
                                            value =
                                                    "{\"url\": \"https://feedback.example.org/s/AQ…\", \"expiresAt\": \"2026-03-02T12:00:00Z\"}")))
    @APIResponse(responseCode = "409", description = "The survey was never published")
    public PagePreviewView page(@RestPath UUID id) {
        UUID surveyId = campaigns.get(id).surveyId();
        if (surveys.newest(surveyId).isEmpty()) {
            throw new ProblemException(PreviewProblem.PAGE_NOT_PUBLISHED, "Publish the survey first");
        }
        Instant expiresAt = clock.instant().plus(SampleLetters.LINK_LIFETIME);
        return new PagePreviewView(links.preview(surveyId, expiresAt), expiresAt);
    }

    private InvitationMail testMail(UUID id, TestMailDraft draft) {
        Campaign campaign = campaigns.get(id);
        String address = rules.address(draft.address());
        var choice = new Choice(draft.language(), draft.variant());
        InvitationMail mail = letters.letter(campaign, address, choice, Optional.empty());
        if (!wishes.takesMail(address)) {
            throw new ProblemException(
                    PreviewProblem.ADDRESS_WANTS_NO_MAIL, "Its owner opted out, or it takes no mail");
        }
        return letters.letter(
                campaign, address, choice, Optional.of(TEST_MARK + mail.read().subject()));
    }

    private MailText mail(UUID id, Choice choice) {
        return letters.letter(campaigns.get(id), SampleLetters.NOBODY, choice, Optional.empty())
                .read();
    }

    private static RestResponse<String> shown(String body, String type) {
        return ResponseBuilder.ok(body).type(type + ";charset=UTF-8").build();
    }
}
