package io.heard.survey.respondent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hibernate.Session;

/**
 * Recognises those who asked to be forgotten when they are reported anew, without knowing who they are: by hashes of their
 * customer ids and addresses under a key that is not in the database. Without it, neither can be guessed from its hash.
 */
@ApplicationScoped
@Startup
class Forgotten {

    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;

    /** An erasure waits for the reports under way and holds up those that come, so that none slips by. */
    private static final String TAKE_TURNS = "select 1 from pg_advisory_xact_lock_shared(7041)";

    private static final String TAKE_TURNS_ALONE = "select 1 from pg_advisory_xact_lock(7041)";

    private static final String KEEP =
            "insert into forgotten (hash, forgotten_at) values (:hash, clock_timestamp()) on conflict do nothing";

    private static final String AMONG = "select hash from forgotten where hash = any(:hashes)";

    private final Session session;
    private final SecretKeySpec key;

    Forgotten(Session session, ForgettingConfig config) {
        this.session = session;
        this.key = key(config.forgettingKey());
    }

    /** Ends when the transaction does. */
    void awaitReports() {
        session.createNativeQuery(TAKE_TURNS_ALONE, Integer.class).getSingleResult();
    }

    void keepCustomer(String customerId) {
        keep(customer(customerId));
    }

    void keepAddress(String address) {
        keep(address(address));
    }

    /** The hashes of those of them that are forgotten. */
    Set<String> among(Collection<ReportedCustomer> reported) {
        session.createNativeQuery(TAKE_TURNS, Integer.class).getSingleResult();
        String[] hashes = reported.stream()
                .flatMap(customer -> customer.email() == null
                        ? Stream.of(customer(customer.customerId()))
                        : Stream.of(customer(customer.customerId()), address(customer.email())))
                .toArray(String[]::new);
        return new HashSet<>(session.createNativeQuery(AMONG, String.class)
                .setParameter("hashes", hashes)
                .getResultList());
    }

    /** What may be kept of a report: of a forgotten customer a hash alone, and a forgotten address of nobody. */
    ReportedCustomer reduced(ReportedCustomer reported, Set<String> forgotten) {
        String hash = customer(reported.customerId());
        if (forgotten.contains(hash)) {
            return new ReportedCustomer(Respondent.FORGOTTEN + hash, null, null, null, null);
        }
        if (reported.email() != null && forgotten.contains(address(reported.email()))) {
            return new ReportedCustomer(
                    reported.customerId(), null, reported.firstName(), reported.locale(), reported.timeZone());
        }
        return reported;
    }

    private void keep(String hash) {
        session.createNativeMutationQuery(KEEP).setParameter("hash", hash).executeUpdate();
    }

    private String customer(String customerId) {
        return hash("customer\n" + customerId);
    }

    private String address(String address) {
        return hash("address\n" + address.toLowerCase(Locale.ROOT));
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK provides " + HMAC, e);
        }
    }

    private static SecretKeySpec key(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            // Without the cause: its message quotes the key.
            throw new IllegalStateException("heard.respondent.forgetting-key is not Base64");
        }
        if (bytes.length < SHORTEST_KEY) {
            throw new IllegalStateException(
                    "heard.respondent.forgetting-key must have at least " + SHORTEST_KEY + " bytes");
        }
        return new SecretKeySpec(bytes, HMAC);
    }
}
