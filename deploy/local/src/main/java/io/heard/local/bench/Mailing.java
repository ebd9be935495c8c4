package io.heard.local.bench;

import io.heard.local.client.CampaignDesk;
import io.heard.local.client.Contact;
import io.heard.local.client.Intake;
import io.heard.local.client.PatientClient;
import io.heard.local.client.PlatformApi;
import io.heard.local.demo.Company;
import io.heard.local.launch.PlatformOptions;
import io.heard.local.launch.Ports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many invitations that are all due at the same moment, planned through the platform's own door. */
final class Mailing {

    /** Between the interaction and its mail: long enough that all of them are planned before the first is due. */
    private static final Duration DELAY = Duration.ofHours(6);

    private static final int PRODUCTS = 4;
    private static final int DOMAINS = 20;
    private static final int BATCH = 500;
    private static final int REPORTERS = 4;

    /** So many are planned a second at least; those that come too late are sent while others are planned. */
    private static final int SLOWEST_PLANNING = 700;

    private final List<Contact> contacts;
    private final List<String> campaigns;
    private final Instant dueAt;

    private Mailing(List<Contact> contacts, List<String> campaigns, Instant dueAt) {
        this.contacts = contacts;
        this.campaigns = campaigns;
        this.dueAt = dueAt;
    }

    /** What takes part: the mail goes to a server of the experiment, and nobody answers. */
    static PlatformOptions platform(int portOffset, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("HEARD_MAIL_PORT", Integer.toString(new Ports(portOffset).experiment()));
        return PlatformOptions.experiment(
                portOffset, Set.of("mailbox", "documents", "feedback-service", "insights-service"), all);
    }

    /**
     * Makes the campaigns, one for each product, and the contacts.
     *
     * @param shared of the first so many, two customers each have one address
     */
    static Mailing prepare(PlatformApi api, String name, int count, int shared) {
        CampaignDesk desk = new CampaignDesk(api);
        String survey = Company.publishedSurvey(api);
        List<String> campaigns = IntStream.range(0, PRODUCTS)
                .mapToObj(product -> desk.liveCampaign(name + " " + product, survey, touchpoint(name, product), DELAY))
                .toList();
        Instant now = Clock.systemUTC().instant();
        Instant dueAt = now.plusSeconds(10 + count / SLOWEST_PLANNING);
        return new Mailing(contacts(name, now, dueAt.minus(DELAY), count, shared), campaigns, dueAt);
    }

    /** Returns how many were planned a second. */
    double plan(Laboratory laboratory) {
        Intake intake = new Intake(laboratory.api());
        List<List<Contact>> batches = new ArrayList<>();
        for (int from = 0; from < contacts.size(); from += BATCH) {
            batches.add(contacts.subList(from, Math.min(from + BATCH, contacts.size())));
        }
        AtomicInteger planned = new AtomicInteger();
        long startedAt = System.nanoTime();
        Parallel.map(batches, REPORTERS, batch -> {
            intake.reportTogether(batch);
            laboratory.progress().at(planned.addAndGet(batch.size()), contacts.size(), "interactions");
            return batch.size();
        });
        return contacts.size() / Crowd.seconds(startedAt);
    }

    /** False when some were due before all were planned. */
    boolean awaitDue() {
        Duration wait = Duration.between(Clock.systemUTC().instant(), dueAt);
        if (wait.isPositive()) {
            PatientClient.pause(wait);
        }
        return wait.isPositive();
    }

    List<Contact> contacts() {
        return contacts;
    }

    List<String> campaigns() {
        return campaigns;
    }

    private static List<Contact> contacts(String name, Instant now, Instant closedAt, int count, int shared) {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "m" + now.toEpochMilli() + "-" + i;
            // Customers 0 and 1 share an address, 2 and 3, and so on: one's mail holds the link that stops the other's.
            int owner = i < shared ? i / 2 * 2 : i;
            contacts.add(new Contact(
                    "bench",
                    id,
                    touchpoint(name, i % PRODUCTS),
                    "phone",
                    "bench-" + i % PRODUCTS,
                    "crowd",
                    null,
                    closedAt.minusSeconds(900),
                    closedAt.minusSeconds(600),
                    closedAt,
                    id,
                    "m" + now.toEpochMilli() + "-" + owner + "@mail" + owner % DOMAINS + ".example",
                    "Customer",
                    Map.of()));
        }
        return contacts;
    }

    private static String touchpoint(String name, int product) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + "-" + product;
    }
}
