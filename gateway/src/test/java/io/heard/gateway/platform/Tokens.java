package io.heard.gateway.platform;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Writes tokens as the identity provider would, and as an attacker might. */
public final class Tokens {

    private final Keys keys;

    public Tokens(Keys keys) {
        this.keys = keys;
    }

    /** With the key the gateway in this test trusts. */
    public static Tokens trusted() {
        return new Tokens(Keys.decode(ConfigProvider.getConfig().getValue("heard.test.signing-key", String.class)));
    }

    public static JwtClaims access(String... roles) {
        return accessOf("reports-subject", roles);
    }

    public static JwtClaims accessOf(String subject, String... roles) {
        JwtClaims claims = claims(subject, "heard-api");
        claims.setClaim("typ", "Bearer");
        claims.setClaim("realm_access", Map.of("roles", List.of(roles)));
        return claims;
    }

    static JwtClaims claims(String subject, String audience) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(Surroundings.ISSUER);
        claims.setAudience(audience);
        claims.setSubject(subject);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setClaim("preferred_username", "ana");
        return claims;
    }

    public String sign(JwtClaims claims) {
        return sign(claims, Keys.ID);
    }

    public String sign(JwtClaims claims, String keyId) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(keys.signing());
        token.setKeyIdHeaderValue(keyId);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return compact(token);
    }

    public String signExpired(JwtClaims claims) {
        NumericDate past = NumericDate.now();
        past.addSeconds(-3_600);
        claims.setExpirationTime(past);
        return sign(claims);
    }

    /** As if the public key were a secret shared with the gateway. */
    public String signWithPublicKeyAsSecret(JwtClaims claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(new HmacKey(keys.publicKey()));
        token.setKeyIdHeaderValue(Keys.ID);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        return compact(token);
    }

    public static String unsigned(JwtClaims claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return compact(token);
    }

    private static String compact(JsonWebSignature token) {
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
