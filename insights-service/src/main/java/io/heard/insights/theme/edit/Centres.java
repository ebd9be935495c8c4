package io.heard.insights.theme.edit;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.insights.mining.Embedding;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Where themes lie after somebody shaped them, until the next discovery measures it: what arrives meanwhile is sorted by it. */
@ApplicationScoped
class Centres {

    private static final String EMBEDDINGS = """
            select segment_id, embedding from segment_embedding
            join mining_state state on state.product = :product and state.model = segment_embedding.model
            where segment_id = any(:segments) order by segment_id""";

    private final Session session;
    private final MiningStates states;

    Centres(Session session, MiningStates states) {
        this.session = session;
        this.states = states;
    }

    /** What each of these complaints is about, as themes are compared; those are left out of which it is not known. */
    @Transactional(MANDATORY)
    Map<UUID, Embedding> centred(String product, Collection<UUID> segments) {
        Map<UUID, Embedding> centred = new LinkedHashMap<>();
        states.mean(product)
                .ifPresent(mean -> session.createNativeQuery(EMBEDDINGS, Tuple.class)
                        .setParameter("product", product)
                        .setParameter("segments", segments.toArray(UUID[]::new))
                        .getResultList()
                        .forEach(row -> centred.put(
                                row.get("segment_id", UUID.class),
                                Embedding.fromBytes(row.get("embedding", byte[].class))
                                        .centred(mean.embedding()))));
        return centred;
    }

    static Optional<Embedding> of(Collection<Embedding> centred) {
        return centred.isEmpty()
                ? Optional.empty()
                : Optional.of(Embedding.mean(List.copyOf(centred)).normalised());
    }

    /**
     * The centre of two themes together, nearer to that of the larger.
     *
     * @param one the theme that goes on: where the two lie in spaces of different models, it stays where it is
     */
    static Embedding together(EditedTheme one, int mentions, EditedTheme other, int otherMentions) {
        return one.placed() != other.placed()
                ? one.centroid()
                : one.centroid().mixedWith(other.centroid(), Math.max(1, mentions), Math.max(1, otherMentions));
    }

    /** The centre of what is left of a theme without a part of it; still unknown where what told it is forgotten. */
    static Embedding without(EditedTheme whole, int mentions, Embedding part, int partMentions) {
        return isForgotten(whole.centroid())
                ? whole.centroid()
                : whole.centroid().mixedWith(part, Math.max(1, mentions), -Math.min(partMentions, mentions - 1));
    }

    /** Whether those are forgotten who told it. */
    static boolean isForgotten(Embedding centre) {
        return centre.dot(centre) == 0;
    }

    /** How near a mention lies to its theme; 0 where nobody knows. */
    static float similarity(Optional<Embedding> centred, Embedding centre) {
        return centred.map(known -> known.dot(centre)).orElse(0f);
    }
}
