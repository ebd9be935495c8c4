package io.heard.insights.theme.upkeep;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.language.WordVectors;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.Language;
import io.heard.insights.mining.text.TextNormaliser;
import io.heard.insights.mining.text.TextSpan;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The complaints a product's themes are found in: the newest so many, so that the work does not grow with history. */
@ApplicationScoped
public class Sample {

    /** Rows of an outdated revision are left out: their offsets belong to another text. In a fixed order, see mining. */
    private static final String NEWEST = """
            select segment.id, verbatim.customer_id, segment_embedding.embedding, verbatim.product, verbatim.team,
                case when theme.language is not distinct from segment.language then mention.theme_id end as theme_id,
                interaction.agent, verbatim.text, segment.start_offset, segment.end_offset, segment.language,
                theme.language is not distinct from segment.language and coalesce(mention.pinned or theme.keeps_members or theme.muted
                    or theme.sentences is not null or emergence.until > :now, false) as kept
            from (select * from segment where complaint and product = :product and language is %s
                  order by answered_at desc, id limit :limit) segment
            join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision
            left join response on response.invitation_id = verbatim.invitation_id
            left join interaction on interaction.id = response.interaction_id
            join mining_state state on state.product = segment.product
            %s join segment_embedding on segment_embedding.segment_id = segment.id
                and segment_embedding.model = state.model
            left join mention on mention.segment_id = segment.id
            left join theme on theme.id = mention.theme_id
            left join emergence on emergence.theme_id = theme.id
            order by segment.answered_at, segment.id""";

    /** What people put where it is, however old. */
    private static final String NEWEST_AND_PINNED = """
            select segment.id, verbatim.customer_id, segment_embedding.embedding, mention.theme_id, verbatim.product, verbatim.team,
                interaction.agent, verbatim.text, segment.start_offset, segment.end_offset, segment.language,
                coalesce(mention.pinned or theme.keeps_members or theme.muted, false) as kept,
                coalesce(mention.pinned, false) as pinned
            from (select id from (select id from segment where complaint and product = :product and language is null
                                  order by answered_at desc, id limit :limit) newest
                  union
                  select segment_id from mention join theme on theme.id = mention.theme_id
                  where mention.pinned and theme.product = :product) chosen
            join segment on segment.id = chosen.id
            join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision
            left join response on response.invitation_id = verbatim.invitation_id
            left join interaction on interaction.id = response.interaction_id
            join segment_embedding on segment_embedding.segment_id = segment.id and segment_embedding.model = :model
            left join mention on mention.segment_id = segment.id
            left join theme on theme.id = mention.theme_id
            order by segment.answered_at, segment.id""";

    /** Beside the newest, of each theme enough to tell where it lies, however long ago people last complained of it. */
    private static final String TO_BRING_OVER = """
            with newest as materialized (
                select id from segment where complaint and product = :product and language is null
                order by answered_at desc, id limit :limit),
            of_themes as materialized (
                select segment_id from (
                    select mention.segment_id, row_number() over (
                        partition by mention.theme_id order by segment.answered_at desc, segment.id) as place
                    from theme join mention on mention.theme_id = theme.id join segment on segment.id = mention.segment_id
                    where theme.product = :product and theme.retired_at is null and segment.complaint
                        and segment.language is null) placed
                where place <= 30)
            select segment.id, verbatim.customer_id, case when segment_embedding.model = :model then segment_embedding.embedding
                end as embedding, mention.theme_id, verbatim.product, verbatim.team, interaction.agent,
                verbatim.text, segment.start_offset, segment.end_offset, segment.language,
                coalesce(mention.pinned or theme.keeps_members or theme.muted, false) as kept,
                exists (select from newest where newest.id = segment.id) as among_the_newest
            from (select id from newest union select segment_id from of_themes) wanted
            join segment on segment.id = wanted.id
            join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision
            left join response on response.invitation_id = verbatim.invitation_id
            left join interaction on interaction.id = response.interaction_id
            join segment_embedding on segment_embedding.segment_id = segment.id
            left join mention on mention.segment_id = segment.id
            left join theme on theme.id = mention.theme_id
            order by segment.answered_at, segment.id""";

    private static final String BY_MEANING = NEWEST.formatted("null", "");
    private static final String BY_WORDS = NEWEST.formatted("not null", "left");

    private final Session session;
    private final MiningConfig config;
    private final Clock clock;

    Sample(Session session, MiningConfig config, Clock clock) {
        this.session = session;
        this.config = config;
        this.clock = clock;
    }

    /** Those that the sentence model reads. */
    @Transactional
    List<Complaint> of(String product) {
        return rows(BY_MEANING, product).stream()
                .map(row -> complaint(row, Embedding.fromBytes(row.get("embedding", byte[].class))))
                .toList();
    }

    /** @param pinned whether a person put it where it is */
    record Sampled(Complaint complaint, boolean pinned) {}

    /**
     * The sample, and what people put where it is.
     *
     * @param model what read them; what another one did cannot be compared
     */
    @Transactional
    List<Sampled> withPinned(String product, String model) {
        return session
                .createNativeQuery(NEWEST_AND_PINNED, Tuple.class)
                .setParameter("product", product)
                .setParameter("model", model)
                .setParameter("limit", config.sample())
                .getResultList()
                .stream()
                .map(row -> new Sampled(
                        complaint(row, Embedding.fromBytes(row.get("embedding", byte[].class))),
                        row.get("pinned", Boolean.class)))
                .toList();
    }

    /**
     * A complaint as it is kept.
     *
     * @param embedding empty where another model made it
     * @param kept see {@link Complaint}
     * @param isAmongTheNewest whether themes are found in it
     */
    record Kept(
            UUID segmentId,
            UUID customerId,
            String words,
            Optional<Embedding> embedding,
            @Nullable UUID themeId,
            boolean kept,
            boolean isAmongTheNewest) {

        Complaint complaint(Embedding vector) {
            return new Complaint(segmentId, customerId, words, vector, themeId, kept);
        }
    }

    /** What a product's themes are to be measured by with this model. */
    @Transactional
    List<Kept> toBringOver(String product, String model) {
        return session
                .createNativeQuery(TO_BRING_OVER, Tuple.class)
                .setParameter("product", product)
                .setParameter("limit", config.sample())
                .setParameter("model", model)
                .getResultList()
                .stream()
                .map(row -> new Kept(
                        row.get("id", UUID.class),
                        row.get("customer_id", UUID.class),
                        words(row),
                        Optional.ofNullable(row.get("embedding", byte[].class)).map(Embedding::fromBytes),
                        row.get("theme_id", UUID.class),
                        row.get("kept", Boolean.class),
                        row.get("among_the_newest", Boolean.class)))
                .toList();
    }

    /** The others, by language; with vectors that are comparable within a language and this once. */
    Map<Language, List<Complaint>> byWords(String product) {
        Map<Language, List<Tuple>> rows = QuarkusTransaction.requiringNew().call(() -> rows(BY_WORDS, product)).stream()
                .collect(groupingBy(
                        row -> new Language(row.get("language", String.class)), LinkedHashMap::new, toList()));
        Map<Language, List<Complaint>> complaints = new LinkedHashMap<>();
        rows.forEach((language, ofLanguage) -> {
            List<Embedding> vectors =
                    WordVectors.of(ofLanguage.stream().map(Sample::words).toList(), language);
            List<Complaint> theirs = new ArrayList<>();
            for (int i = 0; i < vectors.size(); i++) {
                theirs.add(complaint(ofLanguage.get(i), vectors.get(i)));
            }
            complaints.put(language, theirs);
        });
        return complaints;
    }

    private List<Tuple> rows(String sql, String product) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("product", product)
                .setParameter("limit", config.sample())
                .setParameter("now", clock.instant())
                .getResultList();
    }

    private static Complaint complaint(Tuple row, Embedding embedding) {
        return new Complaint(
                row.get("id", UUID.class),
                row.get("customer_id", UUID.class),
                words(row),
                embedding,
                row.get("theme_id", UUID.class),
                row.get("kept", Boolean.class));
    }

    /**
     * A complaint as normalised, of a row with its verbatim and language, where it is in that, and the names that are no words of its
     * own; of other languages without our English words in the place of names.
     */
    public static String words(Tuple row) {
        TextSpan span = new TextSpan(row.get("start_offset", Integer.class), row.get("end_offset", Integer.class));
        String text = span.in(row.get("text", String.class));
        KnownNames names = KnownNames.ofContext(
                row.get("product", String.class), row.get("team", String.class), row.get("agent", String.class));
        return row.get("language", String.class) == null
                ? TextNormaliser.normalise(text, names)
                : TextNormaliser.words(text, names);
    }
}
