package io.heard.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.gateway.platform.Keys;
import io.heard.gateway.platform.Surroundings;
import io.heard.gateway.platform.Tokens;
import io.heard.gateway.platform.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** Tokens of programs: one kind is good, all others are 401 here, before any service sees them. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class TokenTest {

    private final Tokens trusted = Tokens.trusted();

    @Test
    void aGoodTokenPasses() {
        assertThat(call(trusted.sign(planner())).status()).isEqualTo(200);
    }

    @Test
    void noTokenIsAProblemAndNeverARedirect() {
        Wire.Answer answer = Wire.ask("GET", "/api/v1/campaigns");

        assertRefused(answer);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.header("Location")).isEmpty();
    }

    @Test
    void nothingButABearerTokenInTheHeaderCounts() {
        assertRefused(Wire.ask("GET", "/api/v1/campaigns", "Authorization: Basic YWRhOmFkYS1oZWFyZA=="));
        assertRefused(Wire.ask("GET", "/api/v1/campaigns", "Authorization: Bearer"));
        assertRefused(Wire.ask("GET", "/api/v1/campaigns", "Authorization: Bearer not-a-token"));
        assertRefused(Wire.ask("GET", "/api/v1/campaigns?access_token=" + trusted.sign(planner())));
    }

    @Test
    void aTokenForSomebodyElseIsRefused() {
        JwtClaims elsewhere = planner();
        elsewhere.setAudience("account");
        JwtClaims nobody = planner();
        nobody.unsetClaim("aud");
        JwtClaims gateway = planner();
        gateway.setAudience("gateway");

        assertRefused(call(trusted.sign(elsewhere)));
        assertRefused(call(trusted.sign(nobody)));
        assertRefused(call(trusted.sign(gateway)));
    }

    @Test
    void anIdTokenIsNoAccessToken() {
        JwtClaims id = planner();
        id.setClaim("typ", "ID");

        assertRefused(call(trusted.sign(id)));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        JwtClaims foreign = planner();
        foreign.setIssuer("http://localhost:8080/auth/realms/master");

        assertRefused(call(trusted.sign(foreign)));
    }

    @Test
    void timesAreChecked() {
        JwtClaims early = planner();
        early.setNotBeforeMinutesInThePast(-60);
        JwtClaims endless = planner();
        endless.unsetClaim("exp");
        JwtClaims odd = planner();
        odd.setStringClaim("exp", "tomorrow");
        JwtClaims anonymous = planner();
        anonymous.unsetClaim("sub");

        assertRefused(call(trusted.signExpired(planner())));
        assertRefused(call(trusted.sign(early)));
        assertRefused(call(trusted.sign(endless)));
        assertRefused(call(trusted.sign(odd)));
        assertRefused(call(trusted.sign(anonymous)));
    }

    @Test
    void signaturesAreChecked() {
        Tokens stranger = new Tokens(Keys.generate());
        String good = trusted.sign(planner());
        String other = trusted.sign(Tokens.access("administrator"));
        String mixed = other.substring(0, other.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));

        assertRefused(call(stranger.sign(planner())));
        assertRefused(call(stranger.sign(planner(), UUID.randomUUID().toString())));
        assertRefused(call(trusted.signWithPublicKeyAsSecret(planner())));
        assertRefused(call(Tokens.unsigned(planner())));
        assertRefused(call(mixed));
        assertRefused(call(good.substring(0, good.lastIndexOf('.') + 1)));
    }

    @Test
    void aTokenWithoutTheRoleOfTheRouteIsForbidden() {
        Wire.Answer answer = call(trusted.sign(Tokens.access("intake")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/not-allowed");
        assertThat(call(trusted.sign(Tokens.access())).status()).isEqualTo(403);
    }

    private static JwtClaims planner() {
        return Tokens.access("campaign-manager");
    }

    private static Wire.Answer call(String token) {
        return Wire.ask("GET", "/api/v1/campaigns", "Authorization: Bearer " + token);
    }

    private static void assertRefused(Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("/problems/not-logged-in");
    }
}
