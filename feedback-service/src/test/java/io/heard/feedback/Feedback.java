package io.heard.feedback;

import io.heard.contracts.event.CampaignAnnounced;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.invitation.Invitations;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Question.Option;
import io.heard.feedback.survey.Survey;
import io.heard.feedback.survey.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;

/** What tests begin with: surveys, invitations and links of their own. */
@ApplicationScoped
public class Feedback {

    public static final List<Question> EVERY_KIND = List.of(
            new Question("recommend", QuestionType.NPS, "How likely are you to recommend us?", true, List.of()),
            new Question("satisfied", QuestionType.CSAT, "How satisfied are you?", false, List.of()),
            new Question("easy", QuestionType.CES, "It was easy to get this solved.", false, List.of()),
            new Question("stars", QuestionType.RATING, "How was the waiting music?", false, List.of()),
            new Question(
                    "channel",
                    QuestionType.SINGLE_CHOICE,
                    "Where would you turn to next time?",
                    false,
                    List.of(new Option("phone", "Phone"), new Option("chat", "Chat & co"))),
            new Question(
                    "wishes",
                    QuestionType.MULTI_CHOICE,
                    "What would have helped?",
                    false,
                    List.of(
                            new Option("speed", "A quicker answer"),
                            new Option("words", "Plainer words"),
                            new Option("call-back", "A call back"))),
            new Question("solved", QuestionType.YES_NO, "Is your problem solved?", false, List.of()),
            new Question("summary", QuestionType.SHORT_TEXT, "In a few words?", false, List.of()),
            new Question("why", QuestionType.LONG_TEXT, "What is the main reason?", false, List.of()));

    private final Surveys surveys;
    private final Invitations invitations;
    private final LinkTokens links;
    private final DocumentStore store;
    private final Clock clock;

    Feedback(Surveys surveys, Invitations invitations, LinkTokens links, DocumentStore store, Clock clock) {
        this.surveys = surveys;
        this.invitations = invitations;
        this.links = links;
        this.store = store;
        this.clock = clock;
    }

    public Survey survey(List<Question> questions) {
        return survey(questions, "en");
    }

    public Survey survey(List<Question> questions, String language) {
        UUID id = UUID.randomUUID();
        var survey = new Survey(
                Survey.key(id, 1),
                id,
                1,
                "Your call with us",
                language,
                "It takes a minute.",
                questions,
                "We read every word.",
                clock.instant());
        surveys.addOnce(survey);
        return survey;
    }

    public Survey published(Survey survey) {
        surveys.addOnce(survey);
        return survey;
    }

    /** The next version of a survey, with these questions. */
    public Survey next(Survey survey, List<Question> questions) {
        int version = survey.version() + 1;
        return published(new Survey(
                Survey.key(survey.surveyId(), version),
                survey.surveyId(),
                version,
                survey.title(),
                survey.language(),
                survey.introduction(),
                questions,
                survey.thanks(),
                clock.instant()));
    }

    /** A link that shows the newest version of a survey without an invitation. */
    public String preview(UUID surveyId) {
        return "/s/" + links.sign(Purpose.PREVIEW, surveyId, clock.instant().plus(Duration.ofDays(1)));
    }

    /** A survey for everybody with its link, since yesterday. */
    public record OpenCampaign(UUID id, String link, Instant opensAt) {}

    public OpenCampaign openCampaign(Survey survey, boolean oncePerDevice) {
        UUID id = UUID.randomUUID();
        Instant opensAt = clock.instant().minus(Duration.ofDays(1));
        var open = new CampaignAnnounced.OpenSurvey(
                survey.surveyId(),
                survey.version(),
                "shop-visit",
                "kiosk",
                "broadband",
                null,
                oncePerDevice,
                List.of(),
                opensAt,
                clock.instant().plus(Duration.ofDays(1)));
        announce(new Campaign(id, 1, "Shop", null, false, null, open));
        Instant until = opensAt.plus(CampaignAnnounced.OpenSurvey.LONGEST);
        return new OpenCampaign(id, "/o/" + links.sign(Purpose.OPEN, id, until), opensAt);
    }

    /** One whose answers nobody can lead back to anybody. */
    public UUID anonymousCampaign(Survey survey) {
        UUID id = UUID.randomUUID();
        var about = new CampaignAnnounced.AnonymousSurvey(survey.surveyId(), "cancellation", "mail", "broadband");
        announce(new Campaign(id, 1, "What it is like to leave", "broadband", true, null, null, about));
        return id;
    }

    /** One of the links of its mails. */
    public String anonymousLink(UUID campaign, UUID ticket) {
        Instant until = clock.instant().plus(Duration.ofDays(1));
        return "/s/" + links.signPair(Purpose.ANONYMOUS, new SignedPair(campaign, ticket, until));
    }

    private void announce(Campaign campaign) {
        store.collection("campaigns", Campaign.class).insertOne(campaign);
    }

    public Invitation invitation(Survey survey) {
        return invitation(survey, UUID.randomUUID(), "broadband", Duration.ofDays(14));
    }

    public Invitation invitation(Survey survey, UUID campaignId, String product, Duration lifetime) {
        Invitation invitation = newInvitation(survey, campaignId, product, lifetime);
        invitations.addOnce(invitation);
        return invitation;
    }

    /** For a customer who prefers a language. */
    public Invitation invitation(Survey survey, String language) {
        Invitation plain = newInvitation(survey, UUID.randomUUID(), "broadband", Duration.ofDays(14));
        var invitation = new Invitation(
                plain.id(),
                plain.campaignId(),
                plain.surveyId(),
                plain.surveyVersion(),
                plain.interactionId(),
                plain.customerId(),
                plain.touchpoint(),
                plain.channel(),
                plain.product(),
                plain.team(),
                language,
                plain.interactionClosedAt(),
                plain.issuedAt(),
                plain.expiresAt(),
                null,
                null);
        invitations.addOnce(invitation);
        return invitation;
    }

    /** One that has not arrived here yet. */
    public Invitation newInvitation(Survey survey, UUID campaignId, String product, Duration lifetime) {
        return new Invitation(
                UUID.randomUUID(),
                campaignId,
                survey.surveyId(),
                survey.version(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "support-call",
                "phone",
                product,
                null,
                "en",
                clock.instant().minus(Duration.ofDays(1)),
                clock.instant(),
                clock.instant().plus(lifetime),
                null,
                null);
    }

    public String token(Invitation invitation) {
        return token(Purpose.ANSWER, invitation);
    }

    /** As survey-service signs those of its mails. */
    public String token(Purpose purpose, Invitation invitation) {
        return links.sign(purpose, invitation.id(), invitation.expiresAt().plus(LinkTokens.FOLLOW_UP));
    }

    /** A link to a new invitation to a survey with every kind of question. */
    public String link() {
        return "/s/" + token(invitation(survey(EVERY_KIND)));
    }

    /** Everything that is stored, by collection. */
    public Map<String, List<Document>> everything() {
        Map<String, List<Document>> everything = new TreeMap<>();
        for (String name : List.of("surveys", "invitations", "responses", "drafts", "leases")) {
            everything.put(name, store.collection(name, Document.class).find().into(new ArrayList<>()));
        }
        return everything;
    }
}
