package io.heard.local.demo;

import io.heard.local.client.Contact;
import io.heard.local.verbatim.LabelledVerbatim;
import io.heard.local.verbatim.LabelledVerbatims;
import io.heard.local.verbatim.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes up contacts of the last days with customers who mostly come once, and what four in ten of them answer. */
final class InventedStory implements Story {

    private static final String SOURCE = "tidewick-desk";
    private static final double MOBILE_SHARE = 0.22;
    private static final double RETURNS = 0.06;
    private static final double WITHOUT_ADDRESS = 0.02;
    private static final double ANSWERS = 0.41;
    private static final double WRITES = 0.86;
    private static final Duration JUST_NOW = Duration.ofMinutes(10);

    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Bilal", "Clara", "Dmitri", "Elena", "Farid", "Grace", "Hugo", "Imani", "Jonas", "Keiko", "Lars",
            "Mina", "Nadia", "Oscar", "Petra", "Quentin", "Rosa", "Stefan", "Tara", "Ugo", "Vera", "Wim", "Xenia",
            "Yusuf", "Zoe", "Anneke", "Bram", "Cerys", "Dora", "Emil", "Fiona");

    private final long seed;
    private final int count;
    private final int days;
    private final Instant now;
    private final LabelledVerbatims verbatims = LabelledVerbatims.load();

    /**
     * @param count of contacts
     * @param days the contacts ended in so many days before {@code now}
     */
    InventedStory(long seed, int count, int days, Instant now) {
        this.seed = seed;
        this.count = count;
        this.days = days;
        this.now = now;
    }

    @Override
    public List<String> products() {
        return List.of(Company.BROADBAND, Company.MOBILE);
    }

    @Override
    public List<Contact> contacts(int run) {
        SplittableRandom random = new SplittableRandom(seed + 7919L * run);
        List<Instant> ends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ends.add(now.minus(JUST_NOW).minus(age(random)));
        }
        ends.sort(Comparator.naturalOrder());
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SplittableRandom own = random.split();
            boolean returning = i > 20 && own.nextDouble() < RETURNS;
            contacts.add(
                    returning
                            ? again(contacts.get(own.nextInt(contacts.size())), id(run, i), ends.get(i), own)
                            : first(run, i, ends.get(i), own));
        }
        return contacts;
    }

    /** The company grows: a day sees twice as many contacts in the end as in the middle of the period. */
    private Duration age(SplittableRandom random) {
        double share = Math.pow(random.nextDouble(), 1.5);
        return Duration.ofSeconds((long) (share * (Duration.ofDays(days).toSeconds() - 60)));
    }

    private Contact first(int run, int number, Instant closedAt, SplittableRandom random) {
        String touchpoint = touchpoint(random);
        String product = random.nextDouble() < MOBILE_SHARE ? Company.MOBILE : Company.BROADBAND;
        String name = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size()));
        boolean reachable = random.nextDouble() > WITHOUT_ADDRESS;
        boolean answers = reachable && random.nextDouble() < ANSWERS;
        LabelledVerbatim verbatim = answers && random.nextDouble() < WRITES
                ? verbatims.write(new Scene(touchpoint, product, daysAgo(closedAt)), random)
                : null;
        double wait = verbatim != null && verbatim.mentions("phone-wait") ? 5 : 1;
        Moment moment = Moment.of(touchpoint, closedAt, wait, random);
        String customer = "tw-" + id(run, number);
        return contact(
                id(run, number),
                touchpoint,
                product,
                moment,
                customer,
                reachable ? name.toLowerCase(Locale.ROOT) + "." + id(run, number) + "@customers.example" : null,
                name,
                answers ? answers(verbatim, random) : Map.of());
    }

    /** The same customer about the same thing; nobody is asked twice in so short a time, so there is no second answer. */
    private static Contact again(Contact earlier, String id, Instant closedAt, SplittableRandom random) {
        Moment moment = Moment.of(earlier.touchpoint(), closedAt, 1, random);
        return contact(
                id,
                earlier.touchpoint(),
                earlier.product(),
                moment,
                earlier.customerId(),
                earlier.email(),
                earlier.firstName(),
                Map.of());
    }

    private static Contact contact(
            String id,
            String touchpoint,
            String product,
            Moment moment,
            String customer,
            @Nullable String email,
            String name,
            Map<String, String> answers) {
        return new Contact(
                SOURCE,
                id,
                touchpoint,
                moment.channel(),
                product,
                moment.team(),
                moment.agent(),
                moment.openedAt(),
                moment.firstRespondedAt(),
                moment.closedAt(),
                customer,
                email,
                name,
                answers);
    }

    private static Map<String, String> answers(@Nullable LabelledVerbatim verbatim, SplittableRandom random) {
        if (verbatim == null) {
            // Who has nothing to add is mostly content.
            double draw = random.nextDouble();
            return Scores.of(draw < 0.55 ? 2 : draw < 0.8 ? 0.7 : -1.8, random);
        }
        Map<String, String> answers = Scores.of(verbatim.mood(), random);
        answers.put(Company.TEXT, verbatim.text());
        return answers;
    }

    private static String touchpoint(SplittableRandom random) {
        double draw = random.nextDouble();
        return draw < 0.36 ? "support-call" : draw < 0.62 ? "support-chat" : draw < 0.82 ? "delivery" : "purchase";
    }

    private int daysAgo(Instant closedAt) {
        return (int) Duration.between(closedAt, now).toDays();
    }

    private String id(int run, int number) {
        return "s" + seed + "-r" + run + "-" + number;
    }
}
