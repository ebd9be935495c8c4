package io.heard.survey.bounce;

import static java.util.stream.Collectors.toMap;

import io.heard.survey.campaign.DeadAddresses;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.Suppression;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Takes each event once, whoever tells it and how often, and does what follows from it. */
@ApplicationScoped
class MailEvents {

    private static final String TAKE = """
            insert into mail_event (source, event_id, kind, invitation_id, status, effect, received_at)
            values (:source, :id, :kind, :invitation, :status, :effect, clock_timestamp())
            on conflict (source, event_id) do nothing""";

    private static final String RESPONDENT = """
            select i.respondent_id as respondent, i.campaign_id as campaign, i.sent_at as sent_at, x.product as product,
                r.address_since is null or i.sent_at is null or r.address_since <= i.sent_at as same_address
            from invitation i
            join interaction x on x.id = i.interaction_id
            join respondent r on r.id = i.respondent_id
            where i.id = :id and r.erased_at is null""";

    private static final String PASSING_FAILURES = """
            select count(distinct e.invitation_id)
            from invitation i
            join mail_event e on e.invitation_id = i.id
            where i.respondent_id = :respondent and e.effect = 'COUNT'
              and e.received_at > clock_timestamp() - make_interval(secs => :window)""";

    private final Session session;
    private final Respondents respondents;
    private final DeadAddresses deadAddresses;
    private final BounceConfig config;
    private final MeterRegistry metrics;

    MailEvents(
            Session session,
            Respondents respondents,
            DeadAddresses deadAddresses,
            BounceConfig config,
            MeterRegistry metrics) {
        this.session = session;
        this.respondents = respondents;
        this.deadAddresses = deadAddresses;
        this.config = config;
        this.metrics = metrics;
    }

    /**
     * All of them or none, so that whoever was not answered tells them again.
     *
     * @param products those the teller is limited to; what is about others is nothing we know
     */
    void take(List<MailEvent> events, Optional<Set<String>> products) {
        Map<UUID, Instant> cameBack = QuarkusTransaction.joiningExisting()
                .call(() -> events.stream()
                        .flatMap(event -> take(event, products).stream())
                        .collect(toMap(CameBack::campaign, CameBack::sentAt, MailEvents::later)));
        cameBack.forEach(deadAddresses::cameBack);
    }

    private record CameBack(UUID campaign, Instant sentAt) {}

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The mail that came back for good; empty for other news, and for what we knew. */
    private Optional<CameBack> take(MailEvent event, Optional<Set<String>> products) {
        Optional<Tuple> known = event.invitation()
                .flatMap(id -> session.createNativeQuery(RESPONDENT, Tuple.class)
                        .setParameter("id", id)
                        .uniqueResultOptional());
        if (known.isPresent()
                && products.isPresent()
                && !products.get().contains(known.get().get("product", String.class))) {
            return Optional.empty();
        }
        // What a mail to an old address met says nothing about the new one.
        boolean sameAddress = known.isPresent() && known.get().get("same_address", Boolean.class);
        MailEvent.Effect effect = sameAddress ? event.effect() : MailEvent.Effect.NOTHING;
        boolean isNew = session.createNativeMutationQuery(TAKE)
                        .setParameter("source", event.source())
                        .setParameter("id", event.id())
                        .setParameter("kind", event.kind().name())
                        .setParameter(
                                "invitation",
                                known.isPresent() ? event.invitation().get() : null,
                                UUID.class)
                        .setParameter("status", event.status())
                        .setParameter("effect", effect.name())
                        .executeUpdate()
                == 1;
        if (!isNew) {
            return Optional.empty();
        }
        count(event, known.isPresent(), effect);
        known.ifPresent(row -> act(event, effect, row.get("respondent", UUID.class)));
        return known.filter(row -> effect == MailEvent.Effect.SUPPRESS && event.kind() == MailEvent.Kind.BOUNCED)
                .filter(row -> row.get("sent_at") != null)
                .map(row -> new CameBack(row.get("campaign", UUID.class), row.get("sent_at", Instant.class)));
    }

    private void act(MailEvent event, MailEvent.Effect effect, UUID respondent) {
        switch (effect) {
            case NOTHING -> {}
            case SUPPRESS ->
                respondents.suppress(
                        respondent,
                        event.kind() == MailEvent.Kind.COMPLAINED ? Suppression.COMPLAINED : Suppression.BOUNCED);
            case COUNT -> {
                if (passingFailures(respondent) >= config.softLimit()) {
                    respondents.suppress(respondent, Suppression.BOUNCED);
                }
            }
        }
    }

    private long passingFailures(UUID respondent) {
        return session.createNativeQuery(PASSING_FAILURES, Long.class)
                .setParameter("respondent", respondent)
                .setParameter("window", (double) config.softWindow().toSeconds())
                .getSingleResult();
    }

    private void count(MailEvent event, boolean known, MailEvent.Effect effect) {
        metrics.counter(
                        "heard.mail.events",
                        "kind",
                        event.kind().name().toLowerCase(Locale.ROOT),
                        "effect",
                        known ? effect.name().toLowerCase(Locale.ROOT) : "unknown-mail")
                .increment();
    }
}
