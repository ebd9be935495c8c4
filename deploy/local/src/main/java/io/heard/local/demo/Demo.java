package io.heard.local.demo;

import io.heard.local.client.Contact;
import io.heard.local.client.Intake;
import io.heard.local.client.Mails;
import io.heard.local.client.PatientClient;
import io.heard.local.client.PlatformApi;
import io.heard.local.client.PlatformProblem;
import io.heard.local.client.Progress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Plays a story through the whole platform, from the interactions to the themes, and checks the numbers at the end. */
final class Demo {

    private static final int MAIN_THEMES = 10;
    private static final int SIDE_THEMES = 5;
    private static final int RUNS = 10_000;
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(7);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final PlatformApi api;
    private final URI mailbox;
    private final Progress progress;

    Demo(PlatformApi api, URI mailbox, Progress progress) {
        this.api = api;
        this.mailbox = mailbox;
        this.progress = progress;
    }

    /** True when the platform counted exactly what happened. */
    boolean play(Story story) {
        progress.begin(Company.NAME + ", a company that does not exist, prepares its survey and four campaigns");
        Collection<String> campaigns = Company.liveCampaigns(api).values();
        Mails mails = new Mails(api.client(), mailbox);
        Counted before = settled(campaigns, story.products());
        progress.done("ready");

        List<Contact> contacts = newContacts(story);
        report(contacts);

        progress.begin("Customers get mails, and some answer");
        Map<String, Map<String, String>> answers = Expected.answersByAddress(contacts);
        int doubled = new AnswerRound(api.client(), mails, progress).answer(answers);
        Counted expected = Expected.counts(contacts);
        progress.done(expected.answered() + " answers were given"
                + (doubled == 0 ? "" : "; " + doubled + " mails came twice after an interruption"));

        progress.begin("The platform counts, and reads the comments");
        Counted counted = awaitCounted(expected, before, campaigns, story.products());
        progress.done(counted.verbatims() + " comments read");

        for (String product : story.products()) {
            boolean main = product.equals(story.products().getFirst());
            new ThemeList(api, progress).print(product, main ? MAIN_THEMES : SIDE_THEMES);
        }
        return checks(contacts.size(), new Reckoning(expected, counted));
    }

    /** The first run of the story that the platform has not heard yet. */
    private List<Contact> newContacts(Story story) {
        Intake intake = new Intake(api);
        for (int run = 1; run < RUNS; run++) {
            List<Contact> contacts = story.contacts(run);
            if (contacts.isEmpty()) {
                throw new PlatformProblem("There is nothing to tell: no comments");
            }
            if (intake.isNew(contacts)) {
                progress.say("This is run " + run);
                return contacts;
            }
        }
        throw new PlatformProblem("The demo has run " + RUNS + " times; ./heard reset starts afresh");
    }

    private void report(List<Contact> contacts) {
        progress.begin(Company.NAME + " reports " + contacts.size() + " interactions");
        new Intake(api).report(contacts, done -> progress.at(done, contacts.size(), "interactions"));
        progress.done(contacts.size() + " interactions recorded");
    }

    /** What was counted before; an earlier demo that was cut short may still be on its way through the platform. */
    private Counted settled(Collection<String> campaigns, List<String> products) {
        Counted last = Counted.now(api, campaigns, products);
        for (int looks = 0; looks < LONGEST_STANDSTILL.toSeconds(); looks++) {
            PatientClient.pause(POLL);
            Counted next = Counted.now(api, campaigns, products);
            if (next.equals(last) && next.waiting() == 0) {
                break;
            }
            last = next;
        }
        return last;
    }

    /** Until everything is counted, or nothing has changed for so long that it never will be. */
    private Counted awaitCounted(
            Counted expected, Counted before, Collection<String> campaigns, List<String> products) {
        Counted counted = Counted.now(api, campaigns, products).since(before);
        long lastChangeAt = System.nanoTime();
        while (!counted.equals(expected) && System.nanoTime() - lastChangeAt < LONGEST_STANDSTILL.toNanos()) {
            PatientClient.pause(POLL);
            Counted next = Counted.now(api, campaigns, products).since(before);
            lastChangeAt = next.equals(counted) ? lastChangeAt : System.nanoTime();
            counted = next;
            progress.at(
                    counted.responses(),
                    expected.responses(),
                    "answers counted, " + counted.waiting() + " comments waiting");
        }
        return counted;
    }

    private boolean checks(int interactions, Reckoning reckoning) {
        progress.say("");
        if (reckoning.agrees()) {
            Counted counted = reckoning.counted();
            progress.say("Checked: " + interactions + " interactions recorded, " + counted.sent() + " customers asked, "
                    + counted.answered() + " answered, " + counted.responses() + " responses counted. All agree.");
            return true;
        }
        progress.say("The platform's numbers do not agree with what happened:");
        reckoning.differences().forEach((what, difference) -> progress.say("  " + what + ": " + difference));
        return false;
    }
}
