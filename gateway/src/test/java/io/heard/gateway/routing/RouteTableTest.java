package io.heard.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.gateway.answer.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    @ParameterizedTest
    @CsvSource({
        "/s/token, FEEDBACK",
        "/s/token/thanks, FEEDBACK",
        "/assets/page.css, FEEDBACK",
        "/o/token, FEEDBACK",
        "/o/token/change, FEEDBACK",
        "/u/token, SURVEY",
        "/logos/8a39d2abd3999ab73c34db2476849cdd.png, SURVEY",
        "/api/v1/surveys/1/logo, SURVEY",
        "/api/v1/surveys, SURVEY",
        "/api/v1/surveys/1/publication, SURVEY",
        "/api/v1/surveys/1/retirement, SURVEY",
        "/api/v1/surveys/1/lint, SURVEY",
        "/api/v1/surveys/1/changes, SURVEY",
        "/api/v1/survey-templates, SURVEY",
        "/api/v1/campaigns, SURVEY",
        "/api/v1/campaigns/1/end, SURVEY",
        "/api/v1/campaigns/1/audit, SURVEY",
        "/api/v1/campaigns/1/open-survey, SURVEY",
        "/api/v1/campaigns/1/mail-preview, SURVEY",
        "/api/v1/campaigns/1/dry-run, SURVEY",
        "/api/v1/campaigns/1/history, SURVEY",
        "/api/v1/interactions/1/decisions, SURVEY",
        "/api/v1/respondents/1, SURVEY",
        "/api/v1/respondents/1/erasure, SURVEY",
        "/api/v1/sending, SURVEY",
        "/api/v1/mail-events, SURVEY",
        "/hooks/mail/provider, SURVEY",
        "/api/v1/responses, FEEDBACK",
        "/api/v1/exports, FEEDBACK",
        "/api/v1/exports/1, FEEDBACK",
        "/api/v1/exports/1/file, FEEDBACK",
        "/api/v1/web-hooks/1/secrets, FEEDBACK",
        "/api/v1/web-hooks/1/replays, FEEDBACK",
        "/api/v1/web-hook-deliveries/1, FEEDBACK",
        "/api/v1/cases/1/resolution, FEEDBACK",
        "/api/v1/drafts, FEEDBACK",
        "/api/v1/improvements/1, FEEDBACK",
        "/api/v1/themes/1/mentions, INSIGHTS",
        "/api/v1/themes/1/parts, INSIGHTS",
        "/api/v1/theme-events/1/undo, INSIGHTS",
        "/api/v1/theme-rebuilds/1/adoption, INSIGHTS",
        "/api/v1/mining-rebases, INSIGHTS",
        "/api/v1/pillars, INSIGHTS",
        "/api/v1/theme-fineness/broadband/changes, INSIGHTS",
        "/api/v1/metrics/nps, INSIGHTS",
        "/api/v1/complaint-detectors, INSIGHTS",
        "/auth/realms/heard/protocol/openid-connect/auth, KEYCLOAK",
        "/auth/resources/abc/login/style.css, KEYCLOAK",
        "/, GATEWAY",
        "/login, GATEWAY",
        "/api/v1/openapi, GATEWAY",
    })
    void leadsToTheServiceThatOwnsThePath(String path, Upstream upstream) {
        assertThat(RouteTable.find(path)).map(Route::upstream).contains(upstream);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s",
                "/s/",
                "/o",
                "/o/",
                "/hooks",
                "/hooks/mail",
                "/hooks/other/x",
                "/assets/",
                "/logos/",
                "/surveys",
                "/api",
                "/api/v1",
                "/api/v1/surveysx",
                "/api/v1/openapi/x",
                "/api/v2/surveys",
                "/q/health",
                "/q/metrics",
                "/auth",
                "/auth/",
                "/auth/admin",
                "/auth/admin/master/console",
                "/auth/realms/master",
                "/auth/realms/heardx",
                "/auth/realms/heard/clients-registrations/openid-connect",
                "/auth/metrics",
                "/login/x",
            })
    void knowsNothingElse(String path) {
        assertThat(RouteTable.find(path)).isEmpty();
    }

    @Test
    void everyApiRouteAsksForARoleAndNoOtherDoes() {
        assertThat(RouteTable.find("/api/v1/themes").orElseThrow().roles()).contains("analyst");
        assertThat(RouteTable.find("/api/v1/interactions").orElseThrow().roles())
                .contains("intake");
        assertThat(RouteTable.find("/api/v1/campaigns").orElseThrow().roles()).doesNotContain("intake", "analyst");
        assertThat(RouteTable.find("/s/token").orElseThrow().roles()).isEmpty();
        assertThat(RouteTable.find("/o/token").orElseThrow().roles()).isEmpty();
        assertThat(RouteTable.find("/api/v1/mail-events").orElseThrow().roles())
                .containsExactlyInAnyOrder("administrator", "intake");
        assertThat(RouteTable.find("/api/v1/complaint-detectors").orElseThrow().roles())
                .containsExactlyInAnyOrder("administrator", "analyst");
        assertThat(RouteTable.find("/api/v1/web-hooks").orElseThrow().roles()).containsExactly("administrator");
        assertThat(RouteTable.find("/api/v1/web-hook-deliveries").orElseThrow().roles())
                .containsExactly("administrator");
        assertThat(RouteTable.find("/api/v1/cases").orElseThrow().roles())
                .containsExactlyInAnyOrder("administrator", "agent");
        assertThat(RouteTable.find("/api/v1/cases").orElseThrow().methods())
                .containsExactlyInAnyOrder("GET", "HEAD", "PUT");
        assertThat(RouteTable.find("/api/v1/improvements").orElseThrow().roles())
                .containsExactlyInAnyOrder("administrator", "campaign-manager");
        assertThat(RouteTable.find("/hooks/mail/provider").orElseThrow().methods())
                .containsExactly("POST");
    }

    @Test
    void themesAreEditedByThoseWhoReadThem() {
        Route themes = RouteTable.find("/api/v1/themes/1/label").orElseThrow();
        Route events = RouteTable.find("/api/v1/theme-events/1/undo").orElseThrow();

        assertThat(themes.methods()).contains("GET", "POST", "PUT", "DELETE");
        assertThat(events.methods()).containsExactlyInAnyOrder("GET", "HEAD", "PUT");
        assertThat(events.roles()).isEqualTo(themes.roles()).doesNotContain("agent", "intake");
        assertThat(RouteTable.find("/api/v1/theme-fineness/broadband").orElseThrow())
                .satisfies(fineness -> assertThat(fineness.methods()).isEqualTo(events.methods()))
                .satisfies(fineness -> assertThat(fineness.roles()).isEqualTo(themes.roles()));
    }

    @Test
    void numbersCannotBeWrittenThroughTheGateway() {
        Route metrics = RouteTable.find("/api/v1/metrics").orElseThrow();

        assertThat(metrics.methods()).containsExactlyInAnyOrder("GET", "HEAD");
        assertThat(metrics.audience()).isEqualTo(Audience.PROGRAM);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/campaigns/1/history, 1024, LONG",
        "/api/v1/campaigns/1/dry-run, 256, LONG",
        "/api/v1/campaigns/1, 256, USUAL",
        "/api/v1/campaigns//history, 256, USUAL",
        "/api/v1/campaigns/1/history/x, 256, USUAL",
        "/api/v1/campaigns/1/2/history, 256, USUAL",
        "/api/v1/interactions, 1024, LONG",
        "/api/v1/surveys/1/logo, 256, USUAL",
        "/api/v1/mail-events, 1024, USUAL",
        "/api/v1/exports, 16, USUAL",
        "/api/v1/exports/1/file, 0, DOWNLOAD",
    })
    void whatDoesMuchAtOnceTakesMoreOrLongerThanItsNeighbours(String path, int kilobytes, Route.Time time) {
        Route route = RouteTable.find(path).orElseThrow();

        assertThat(route.bodyLimit()).isEqualTo(kilobytes * 1024L);
        assertThat(route.time()).isEqualTo(time);
    }

    @Test
    void aPathOfItsOwnKeepsTheLocksOfItsNeighbours() {
        for (String path : new String[] {"/api/v1/campaigns/1/history", "/api/v1/campaigns/1/dry-run"}) {
            Route route = RouteTable.find(path).orElseThrow();

            assertThat(route.methods()).containsExactly("POST");
            assertThat(route.audience()).isEqualTo(Audience.PROGRAM);
            assertThat(route.roles())
                    .isEqualTo(
                            RouteTable.find("/api/v1/campaigns").orElseThrow().roles());
        }
    }

    @Test
    void filesOfResponsesAreForThoseWhoReadResponses() {
        Route exports = RouteTable.find("/api/v1/exports").orElseThrow();
        Route file = RouteTable.find("/api/v1/exports/1/file").orElseThrow();

        assertThat(exports.methods()).containsExactlyInAnyOrder("GET", "HEAD", "POST", "DELETE");
        assertThat(file.methods()).containsExactlyInAnyOrder("GET", "HEAD");
        assertThat(exports.roles()).containsExactlyInAnyOrder("administrator", "analyst", "agent");
        assertThat(file.roles()).isEqualTo(exports.roles());
    }

    @Test
    void bodiesAreAsLargeAsTheirPurposeNeeds() {
        assertThat(RouteTable.find("/s/token").orElseThrow().bodyLimit()).isEqualTo(256 * 1024);
        assertThat(RouteTable.find("/o/token").orElseThrow().bodyLimit()).isEqualTo(256 * 1024);
        assertThat(RouteTable.find("/u/token").orElseThrow().bodyLimit()).isEqualTo(16 * 1024);
        assertThat(RouteTable.find("/api/v1/interactions").orElseThrow().bodyLimit())
                .isEqualTo(1024 * 1024);
        assertThat(RouteTable.find("/api/v1/surveys").orElseThrow().bodyLimit()).isEqualTo(256 * 1024);
    }
}
