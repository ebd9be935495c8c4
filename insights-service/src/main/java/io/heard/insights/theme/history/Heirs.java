package io.heard.insights.theme.history;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Which living theme an id stands for now: itself, or the one that it merged into, however many steps away. */
@ApplicationScoped
public class Heirs {

    private static final String LIVING = """
            with recursive chain (asked, id, merged_into, retired_at) as (
                select id, id, merged_into, retired_at from theme where id = any(:themes)
                union
                select chain.asked, theme.id, theme.merged_into, theme.retired_at
                from chain join theme on theme.id = chain.merged_into)
            select asked, id from chain where retired_at is null""";

    private final Session session;

    Heirs(Session session) {
        this.session = session;
    }

    /** By id that was asked for; those that stand for nothing any more are left out. */
    @Transactional
    public Map<UUID, UUID> living(Collection<UUID> themes) {
        if (themes.isEmpty()) {
            return Map.of();
        }
        return session
                .createNativeQuery(LIVING, Tuple.class)
                .setParameter("themes", themes.toArray(UUID[]::new))
                .getResultList()
                .stream()
                .collect(toMap(row -> row.get("asked", UUID.class), row -> row.get("id", UUID.class)));
    }

    @Transactional
    public Optional<UUID> living(UUID theme) {
        return living(List.of(theme)).values().stream().findFirst();
    }
}
