package io.heard.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.gateway.platform.StubLogin;
import io.heard.gateway.platform.Surroundings;
import io.heard.gateway.platform.Tokens;
import io.heard.gateway.platform.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** The way of a person through login, session and logout, as a browser walks it. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class LoginTest {

    private static final String NAVIGATION = "Accept: text/html";

    @Test
    void loggingInLeadsThroughThePublicAddressWithPkceAndNonce() {
        Wire.Answer answer = Wire.ask("GET", "/login", NAVIGATION);

        assertThat(answer.status()).isEqualTo(303);
        String location = answer.header("Location").orElseThrow();
        assertThat(location).startsWith(Surroundings.ISSUER + "/auth?");
        assertThat(parameters(location))
                .containsEntry("redirect_uri", "http://localhost:8080/callback")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("client_id", "gateway")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void onlyANavigationStartsALogin() {
        assertThat(Wire.ask("GET", "/login", "Accept: application/json").status())
                .isEqualTo(401);
        assertThat(Wire.ask("GET", "/login", NAVIGATION, "Sec-Fetch-Mode: cors").status())
                .isEqualTo(401);
        Wire.Answer api = Wire.ask("GET", "/api/v1/responses", NAVIGATION);
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.body()).contains("href=\"/login\"");
    }

    @Test
    void aLoginUnderAnotherNameStartsAgainAtThePublicAddress() {
        Wire.Answer answer =
                Wire.send("GET /login HTTP/1.1\r\nHost: evil.test\r\nAccept: text/html\r\nConnection: close\r\n\r\n");

        assertThat(answer.header("Location")).contains("http://localhost:8080/login");
    }

    @Test
    void theCookiesOfASessionAreClosedToScriptsAndOtherSites() {
        Browser browser = logIn("300");

        assertThat(browser.setCookies).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie).containsIgnoringCase("; HTTPOnly").containsIgnoringCase("; Secure");
            assertThat(cookie).containsIgnoringCase("; SameSite=Lax").containsIgnoringCase("; Path=/");
            assertThat(cookie).doesNotContainIgnoringCase("; Domain");
            assertThat(cookie.length()).isLessThan(4096);
        });
    }

    @Test
    void theSessionsAccessTokenGoesToTheServicesAndTheCookieDoesNot() {
        Wire.Answer answer = Wire.ask("GET", "/api/v1/responses", logIn("300").cookies());

        assertThat(answer.status()).isEqualTo(200);
        JsonObject headers = new JsonObject(answer.body()).getJsonObject("headers");
        assertThat(headers.getJsonArray("authorization").getString(0)).startsWith("Bearer eyJ");
        assertThat(headers.fieldNames()).doesNotContain("cookie");
    }

    @Test
    void theFirstPageKnowsWhoIsLoggedIn() {
        String anonymous = Wire.ask("GET", "/").body();
        String known = Wire.ask("GET", "/", logIn("300").cookies()).body();

        assertThat(anonymous).contains("href=\"/login\"").doesNotContain("/logout");
        assertThat(known)
                .contains("<strong>ana</strong>", "Analyst", "action=\"/logout\"", "href=\"/api/v1/themes\"")
                .doesNotContain("offline_access", "href=\"/api/v1/campaigns\"");
    }

    @Test
    void rolesOfASessionCountLikeThoseOfAToken() {
        assertThat(Wire.ask("GET", "/api/v1/campaigns", logIn("300").cookies()).status())
                .isEqualTo(403);
    }

    @Test
    void aSessionIsRenewedBeforeItEnds() {
        Browser browser = logIn("20");

        Wire.Answer answer = Wire.ask("GET", "/api/v1/responses", browser.cookies());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.all("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("q_session"));
    }

    @Test
    void manyCallsAtTheEndOfASessionAllPass() {
        // Within half a minute of its end a token is renewed, so each of these calls tries to.
        String session = logIn("20").cookies();

        List<Integer> statuses = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> Wire.ask("GET", "/api/v1/responses", session).status())
                .toList();

        assertThat(statuses).containsOnly(200);
    }

    @Test
    void brokenCookiesAreNobodyAndNeverAnError() {
        String broken = "Cookie: q_session=" + "x".repeat(200) + "; q_session_at=y; q_session_rt=z; q_auth_1=w";
        String flipped = logIn("300").cookies().replaceFirst("q_session_at=.....", "q_session_at=AAAAA");

        for (String cookies : List.of(broken, flipped)) {
            assertThat(Wire.ask("GET", "/", cookies).status()).isEqualTo(200);
            assertThat(Wire.ask("GET", "/s/token", cookies).status()).isEqualTo(200);
            assertThat(Wire.ask("GET", "/api/v1/responses", cookies).status()).isEqualTo(401);
            assertThat(Wire.ask("GET", "/login", cookies, NAVIGATION)
                            .header("Location")
                            .orElseThrow())
                    .startsWith(Surroundings.ISSUER);
        }
    }

    @Test
    void aCallbackThatNobodyAskedForLogsNobodyIn() {
        for (String query : List.of("?code=stolen&state=x", "?error=access_denied&state=x", "")) {
            Wire.Answer answer = Wire.ask("GET", "/callback" + query, NAVIGATION);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("The login did not work", "href=\"/login\"");
            assertThat(answer.all("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("q_session="));
        }
    }

    @Test
    void aCodeThatTheProviderRefusesLogsNobodyIn() {
        Wire.Answer start = Wire.ask("GET", "/login", NAVIGATION);
        Map<String, String> asked = parameters(start.header("Location").orElseThrow());

        Wire.Answer answer = Wire.ask(
                "GET", "/callback?code=300~nonce~wrong&state=" + asked.get("state"), NAVIGATION, cookies(start));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("The login did not work");
    }

    @Test
    void theWayBackAfterLoginIsOurs() {
        Wire.Answer start = Wire.ask("GET", "/login?redirect=//evil.test", NAVIGATION);

        Wire.Answer back = callBack(start, "300");

        assertThat(back.header("Location").orElseThrow()).startsWith("http://localhost:8080/login");
    }

    @Test
    void foreignPagesCannotActWithASession() {
        String session = logIn("300").cookies();

        Wire.Answer plain = Wire.post("/api/v1/interactions", "{}", session);
        Wire.Answer foreign =
                Wire.post("/api/v1/interactions", "{}", session, "X-Heard-Request: 1", "Origin: https://evil.test");
        Wire.Answer sibling = Wire.post(
                "/api/v1/interactions",
                "{}",
                session,
                "X-Heard-Request: 1",
                "Origin: http://localhost:8080",
                "Sec-Fetch-Site: same-site");

        assertThat(List.of(plain, foreign, sibling)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("/problems/foreign-origin");
        });
    }

    @Test
    void ourOwnPagesCan() {
        Wire.Answer answer = Wire.post(
                "/api/v1/interactions",
                "{}",
                logIn("300").cookies(),
                "X-Heard-Request: 1",
                "Origin: http://localhost:8080",
                "Sec-Fetch-Site: same-origin");

        // Past the guard, to the roles: an analyst reports no interactions.
        assertThat(answer.body()).contains("/problems/not-allowed");
    }

    @Test
    void loggingOutTakesAPostFromOurPageAndEndsTheSessionEverywhere() {
        String session = logIn("300").cookies();

        assertThat(Wire.ask("GET", "/logout", session).status()).isEqualTo(405);
        assertThat(Wire.post("/logout", "", session).status()).isEqualTo(403);
        assertThat(Wire.post("/logout", "", session, "Origin: https://evil.test")
                        .status())
                .isEqualTo(403);
        Wire.Answer answer = Wire.post("/logout", "", session, "Origin: http://localhost:8080");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location").orElseThrow()).startsWith(Surroundings.ISSUER + "/logout?");
        assertThat(parameters(answer.header("Location").orElseThrow()))
                .containsEntry("post_logout_redirect_uri", "http://localhost:8080/")
                .containsKey("id_token_hint");
        assertThat(answer.all("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("q_session=;"));
        assertThat(answer.all("Clear-Site-Data")).hasSize(1);
    }

    @Test
    void theProviderCanEndASession() {
        String session = logIn("300").cookies();
        JwtClaims logout = logoutToken();

        Wire.Answer told = backChannel(Tokens.trusted().sign(logout));

        assertThat(told.status()).isEqualTo(200);
        assertThat(Wire.ask("GET", "/api/v1/responses", session).status()).isEqualTo(401);
    }

    @Test
    void aForgedLogoutEndsNothing() {
        String session = logIn("300").cookies();
        JwtClaims withNonce = logoutToken();
        withNonce.setClaim("nonce", "1");
        JwtClaims elsewhere = logoutToken();
        elsewhere.setAudience("other");

        assertThat(backChannel(Tokens.trusted().sign(withNonce)).status()).isEqualTo(400);
        assertThat(backChannel(Tokens.trusted().sign(elsewhere)).status()).isEqualTo(400);
        assertThat(backChannel(Tokens.unsigned(logoutToken())).status()).isEqualTo(400);
        assertThat(backChannel("garbage").status()).isEqualTo(400);
        assertThat(Wire.post("/back-channel-logout", "{}").status()).isEqualTo(400);
        assertThat(Wire.ask("GET", "/api/v1/responses", session).status()).isEqualTo(200);
    }

    private static JwtClaims logoutToken() {
        JwtClaims claims = Tokens.accessOf("ana-subject");
        claims.setAudience("gateway");
        claims.setClaim("typ", "Logout");
        claims.setClaim("sid", StubLogin.SESSION_ID);
        claims.setClaim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        return claims;
    }

    private static Wire.Answer backChannel(String token) {
        return Wire.post(
                "/back-channel-logout", "logout_token=" + token, "Content-Type: application/x-www-form-urlencoded");
    }

    /** What a browser holds after logging in. */
    private record Browser(List<String> setCookies) {

        String cookies() {
            return "Cookie: " + LoginTest.pairs(setCookies);
        }
    }

    private static Browser logIn(String lifetimeSeconds) {
        Wire.Answer back = callBack(Wire.ask("GET", "/login", NAVIGATION), lifetimeSeconds);
        assertThat(back.status()).isEqualTo(303);
        return new Browser(back.all("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("q_session"))
                .toList());
    }

    private static Wire.Answer callBack(Wire.Answer start, String lifetimeSeconds) {
        Map<String, String> asked = parameters(start.header("Location").orElseThrow());
        String code = lifetimeSeconds + "~" + asked.get("nonce") + "~" + asked.get("code_challenge");
        return Wire.ask("GET", "/callback?code=" + code + "&state=" + asked.get("state"), NAVIGATION, cookies(start));
    }

    private static String cookies(Wire.Answer answer) {
        return "Cookie: " + pairs(answer.all("Set-Cookie"));
    }

    private static String pairs(List<String> setCookies) {
        return setCookies.stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> parameters(String location) {
        return Arrays.stream(location.substring(location.indexOf('?') + 1).split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
