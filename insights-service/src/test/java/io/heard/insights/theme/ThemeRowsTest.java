package io.heard.insights.theme;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.http.scope.ProductScope;
import io.heard.insights.Database;
import io.heard.insights.mining.Grievances;
import io.heard.insights.theme.upkeep.Upkeep;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class ThemeRowsTest {

    @Inject
    Session session;

    @Inject
    ProductScope scope;

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Upkeep upkeep;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private final String product = "product-" + UUID.randomUUID();

    /** Each theme has mentions of eight. */
    @Test
    void listsWhatWasToldToBeNewHoweverManyAreAskedFor() throws SQLException {
        Grievances.mixed()
                .forEach(text -> answers.add(product, text, clock.instant().minus(Duration.ofDays(20))));
        upkeep.mine();
        String theme = upkeep.themeOf(product);
        assertThat(listed(8, false)).hasSize(Grievances.MATTERS.size());
        assertThat(listed(9, false)).isEmpty();

        database.execute("""
                insert into emergence (theme_id, product, customers, since, emerged_at, until, radius)
                values ('%s', '%s', 8, now() - interval '20 days', now() - interval '1 day', now() + interval '1 day', 0.5)""".formatted(theme, product));
        assertThat(listed(9, true)).containsExactly(theme);
        assertThat(listed(9, false)).containsExactly(theme);

        database.execute("""
                delete from mention using segment, verbatim where mention.theme_id = '%1$s' and segment.id = mention.segment_id
                    and verbatim.id = segment.verbatim_id and verbatim.id in (
                        select s.verbatim_id from mention m join segment s on s.id = m.segment_id where m.theme_id = '%1$s'
                        order by 1 limit 4)""".formatted(theme));
        assertThat(listed(9, true)).as("of fewer than make news").isEmpty();

        database.execute("update emergence set until = now() where theme_id = '%s'".formatted(theme));
        assertThat(listed(4, false)).contains(theme);
        assertThat(listed(9, false)).isEmpty();
    }

    private List<String> listed(int fewestCustomers, boolean emerging) {
        MiningConfig config = new SmallRyeConfigBuilder()
                .withMapping(MiningConfig.class)
                .withDefaultValue("heard.mining.fewest-customers", Integer.toString(fewestCustomers))
                .build()
                .getConfigMapping(MiningConfig.class);
        ThemeFilter filter = new ThemeFilter(product, null, null, false, emerging, null);
        return QuarkusTransaction.requiringNew()
                .call(() -> new ThemeRows(session, scope, config)
                        .themes(filter, clock.instant(), null, null, 10).stream()
                                .map(row -> row.get("id", UUID.class).toString())
                                .toList());
    }
}
