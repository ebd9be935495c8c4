package io.heard.survey.campaign;

import io.heard.contracts.event.CampaignAnnounced;
import io.heard.http.edition.Edition;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.survey.campaign.audience.Audience;
import io.heard.survey.campaign.open.OpenSurvey;
import io.heard.survey.campaign.schedule.AskingRules;
import io.heard.survey.campaign.schedule.Period;
import io.heard.survey.campaign.schedule.Reminders;
import io.heard.survey.campaign.schedule.SendTimes;
import io.heard.survey.campaign.variant.Treatment;
import io.heard.survey.campaign.variant.Variant;
import io.heard.survey.campaign.variant.VariantHistory;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** The standing rule: interactions like these lead to this survey. */
@Entity
public class Campaign {

    /** A campaign goes from draft to live, between live and paused as often as one likes, and ends once and for all. */
    @Schema(name = "CampaignStatus")
    public enum Status {
        DRAFT,
        LIVE,
        PAUSED,
        ENDED
    }

    /** What matters when campaigns want the same customer: 1 gives way to all others. */
    public static final int LOWEST_PRIORITY = 1;

    public static final int HIGHEST_PRIORITY = 9;

    /** Stands for the channel of anonymous answers where the campaign asks about several. */
    private static final String ANY_CHANNEL = "any";

    /**
     * What its author decides.
     *
     * @param topic what customers may opt out of
     */
    record Terms(String name, UUID surveyId, String topic, int priority, Settings settings) {}

    /**
     * What other services have to know.
     *
     * @param product the only one it asks about
     */
    record Known(
            String name,
            @Nullable String product,
            boolean anonymous,
            @Nullable String retention,
            @Nullable OpenSurvey openSurvey,
            CampaignAnnounced.@Nullable AnonymousSurvey anonymousSurvey) {}

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    @Column(nullable = false)
    private int edition;

    @Column(nullable = false)
    private String name;

    @Column(nullable = false)
    private UUID surveyId;

    @Column(nullable = false)
    private String topic;

    @Column(nullable = false)
    private int priority;

    /** Follows from the audience; null stands for every product. Kept beside it so that queries can limit callers. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String @Nullable [] products;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Column(nullable = false)
    private Settings settings;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Column(nullable = false)
    private VariantHistory variantHistory;

    private @Nullable Instant liveSince;

    /** How often others were told what they have to know of it. */
    @Column(nullable = false)
    private int announcements;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable OpenSurvey openSurvey;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Status status;

    @Column(nullable = false)
    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected Campaign() {}

    Campaign(Terms terms, Instant now) {
        take(terms);
        this.variantHistory = VariantHistory.NONE;
        this.status = Status.DRAFT;
        this.createdAt = now;
        this.announcements = 1;
    }

    /** @throws ProblemException 409 when it has ended, or when a variant that was asked with would mean something else */
    void edit(Terms terms) {
        requireNotEnded();
        requireSameAnonymity(terms);
        requireSameTreatments(terms);
        take(terms);
    }

    /**
     * Its variants mean from now on what they mean now. Called whenever it starts, and whenever it changes while it runs.
     *
     * @param newest version of its survey
     */
    void settleVariants(int newest, Instant now) {
        variantHistory =
                variantHistory.runningWith(settings.variants(), variant -> treatment(variant, terms(), newest), now);
    }

    private static Treatment treatment(Variant variant, Terms terms, int otherwise) {
        Integer version = variant.surveyVersion();
        return new Treatment(
                variant.id(),
                variant.subject() == null ? terms.settings().subject() : variant.subject(),
                terms.surveyId(),
                version == null ? otherwise : version);
    }

    /** Who was promised that nobody knows must never find out otherwise; who was not, cannot be made anonymous afterwards. */
    private void requireSameAnonymity(Terms terms) {
        if (status != Status.DRAFT && terms.settings().anonymous() != settings.anonymous()) {
            throw new ProblemException(
                    CampaignProblem.ANONYMITY_FIXED,
                    "It can be chosen while the campaign is a draft; plan a new one instead",
                    List.of(new Problem.FieldError("anonymous", "must stay as it is once the campaign was started")));
        }
    }

    private void requireSameTreatments(Terms terms) {
        List<Problem.FieldError> errors = new ArrayList<>();
        List<Variant> wanted = terms.settings().variants().list();
        for (int i = 0; i < wanted.size(); i++) {
            Variant variant = wanted.get(i);
            Optional<Treatment> before = variantHistory.treatment(variant.id());
            if (before.isPresent()) {
                Treatment after = treatment(variant, terms, before.get().surveyVersion());
                String path = "variants[" + i + "].";
                if (!Objects.equals(after.subject(), before.get().subject())) {
                    errors.add(fixed(variant.subject() == null ? "subject" : path + "subject", variant));
                }
                if (!after.surveyId().equals(before.get().surveyId())) {
                    errors.add(fixed("surveyId", variant));
                } else if (after.surveyVersion() != before.get().surveyVersion()) {
                    errors.add(fixed(path + "surveyVersion", variant));
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    CampaignProblem.VARIANT_FIXED,
                    "Its result would mix two things. Give what is new another id; the old one keeps its result",
                    errors);
        }
    }

    private static Problem.FieldError fixed(String field, Variant variant) {
        return new Problem.FieldError(
                field, "must stay as it is for the variant " + variant.id() + ", which customers were asked with");
    }

    private void take(Terms terms) {
        name = terms.name();
        surveyId = terms.surveyId();
        topic = terms.topic();
        priority = terms.priority();
        settings = terms.settings();
        products = settings.audience()
                .products()
                .map(names -> names.stream().sorted().toArray(String[]::new))
                .orElse(null);
    }

    /**
     * @return false when it was live already
     * @throws ProblemException 409 when it has ended
     */
    boolean activate(Instant now) {
        requireNotEnded();
        boolean changes = become(Status.LIVE);
        liveSince = changes ? now : liveSince;
        return changes;
    }

    /**
     * A draft that was never live stays one.
     *
     * @return false when it was not live
     * @throws ProblemException 409 when it has ended
     */
    boolean pause() {
        requireNotEnded();
        return status == Status.LIVE && become(Status.PAUSED);
    }

    /**
     * For good: what was asked stays what it was.
     *
     * @return false when it had ended already
     */
    boolean end() {
        openSurvey = null;
        return become(Status.ENDED);
    }

    private boolean become(Status next) {
        boolean changes = status != next;
        status = next;
        return changes;
    }

    private void requireNotEnded() {
        if (status == Status.ENDED) {
            throw new ProblemException(CampaignProblem.CAMPAIGN_ENDED, "It has ended for good; plan a new one instead");
        }
    }

    /** @throws ProblemException 409 when it has ended */
    void open(OpenSurvey survey) {
        requireNotEnded();
        openSurvey = survey;
    }

    /** @return false when it had no open survey */
    boolean close() {
        boolean changes = openSurvey != null;
        openSurvey = null;
        return changes;
    }

    /** How everybody can answer; empty when only invited customers can. */
    Optional<OpenSurvey> openSurvey() {
        return Optional.ofNullable(openSurvey);
    }

    /** What others know of it, as it is now. */
    Known known() {
        return new Known(
                name,
                products != null && products.length == 1 ? products[0] : null,
                settings.anonymous(),
                settings.retention(),
                openSurvey,
                settings.anonymous() ? anonymousSurvey() : null);
    }

    /** Its rules make sure that an anonymous campaign has a touchpoint and a product. */
    private CampaignAnnounced.AnonymousSurvey anonymousSurvey() {
        Audience audience = settings.audience();
        return new CampaignAnnounced.AnonymousSurvey(
                surveyId,
                Objects.requireNonNull(audience.touchpoint()),
                audience.channel() == null ? ANY_CHANNEL : audience.channel(),
                Objects.requireNonNull(audience.product()));
    }

    /** Counts that others are told of it once more. */
    void announceAgain() {
        announcements++;
    }

    CampaignAnnounced announcement(Instant now) {
        Known known = known();
        return new CampaignAnnounced(
                id,
                announcements,
                known.name(),
                known.product(),
                known.anonymous(),
                known.retention(),
                known.openSurvey() == null ? null : known.openSurvey().announced(),
                now,
                known.anonymousSurvey());
    }

    /** The same campaign with other settings, not to be kept. */
    Campaign asIf(Terms terms) {
        var other = new Campaign(terms, createdAt);
        other.id = id;
        other.variantHistory = variantHistory;
        return other;
    }

    /** The way this campaign asks about an interaction, always the same; empty when there is only one way. */
    public Optional<Variant> variantOf(UUID interactionId) {
        return settings.variants().pick(id, interactionId);
    }

    /** The version of the survey that a variant asks with; empty for the newest. */
    public Optional<Integer> versionOf(Variant variant) {
        return variantHistory
                .treatment(variant.id())
                .map(Treatment::surveyVersion)
                .or(() -> Optional.ofNullable(variant.surveyVersion()));
    }

    /** The subject that a variant, of now or of before, has instead of the campaign's; empty when it has none of its own. */
    public Optional<String> subjectOf(String variantId) {
        return variantHistory
                .treatment(variantId)
                .map(Treatment::subject)
                .or(() -> variants().stream()
                        .filter(variant -> variant.id().equals(variantId))
                        .findFirst()
                        .map(Variant::subject));
    }

    public VariantHistory variantHistory() {
        return variantHistory;
    }

    public UUID id() {
        return id;
    }

    Edition edition() {
        return new Edition(edition);
    }

    public String name() {
        return name;
    }

    public UUID surveyId() {
        return surveyId;
    }

    public String topic() {
        return topic;
    }

    /** {@value #LOWEST_PRIORITY} to {@value #HIGHEST_PRIORITY}. */
    public int priority() {
        return priority;
    }

    public Audience audience() {
        return settings.audience();
    }

    public Optional<String> subject() {
        return Optional.ofNullable(settings.subject());
    }

    public AskingRules rules() {
        return settings.asking();
    }

    public SendTimes sendTimes() {
        return settings.sendTimes();
    }

    public Reminders reminders() {
        return settings.reminders();
    }

    public Period period() {
        return settings.period();
    }

    public Optional<Instant> startsAt() {
        return Optional.ofNullable(settings.period().startsAt());
    }

    public Optional<Instant> endsAt() {
        return Optional.ofNullable(settings.period().endsAt());
    }

    /** Mails per day at most; empty when there is no limit. */
    public OptionalInt dailyBudget() {
        Integer mails = settings.dailyBudget();
        return mails == null ? OptionalInt.empty() : OptionalInt.of(mails);
    }

    /** BCP 47 tags the survey must be complete in; none when its own language will do. */
    public List<String> languages() {
        return settings.languages();
    }

    /** What customers call the topic in a language (BCP 47); empty when its author did not say. */
    public Optional<String> topicName(String language) {
        return TopicNames.in(language, settings.topicNames());
    }

    public Optional<String> senderName() {
        return Optional.ofNullable(settings.senderName());
    }

    public Optional<String> replyTo() {
        return Optional.ofNullable(settings.replyTo());
    }

    /** Whether no answer leads back to the person who gave it. */
    public boolean isAnonymous() {
        return settings.anonymous();
    }

    public List<Variant> variants() {
        return settings.variants().list();
    }

    /** The only products it asks about; empty for every product. */
    public Optional<Set<String>> products() {
        return Optional.ofNullable(products).map(Set::of);
    }

    Terms terms() {
        return new Terms(name, surveyId, topic, priority, settings);
    }

    public Status status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }
}
