package io.heard.local.bench;

import io.heard.local.client.Contact;
import io.heard.local.client.Intake;
import io.heard.local.client.Mails;
import io.heard.local.client.Mails.Mail;
import io.heard.local.client.PatientClient;
import io.heard.local.client.PlatformProblem;
import io.heard.local.client.SurveyForm;
import io.heard.local.demo.Company;
import io.heard.local.demo.Expected;
import io.heard.local.demo.Scores;
import io.heard.local.verbatim.LabelledVerbatim;
import io.heard.local.verbatim.LabelledVerbatims;
import io.heard.local.verbatim.Scene;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Customers made for one experiment, each asked and with the survey page open in front of them. */
final class Crowd {

    static final String PRODUCT = "bench";

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(7);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int OPEN_AT_ONCE = 16;

    private final List<Contact> contacts;

    /** In the order of the contacts. */
    private final List<SurveyForm> forms;

    private final double mailsPerSecond;
    private final double pagesPerSecond;

    private Crowd(List<Contact> contacts, List<SurveyForm> forms, double mailsPerSecond, double pagesPerSecond) {
        this.contacts = contacts;
        this.forms = forms;
        this.mailsPerSecond = mailsPerSecond;
        this.pagesPerSecond = pagesPerSecond;
    }

    /**
     * Reports a contact for each customer, waits for the mails and opens the pages behind their links.
     *
     * @param touchpoint of a live campaign of the experiment's own
     * @param team of each customer's contact, so that metrics can be asked for some of them
     */
    static Crowd gather(Laboratory laboratory, String touchpoint, int size, IntFunction<String> team) {
        Mails mails = new Mails(laboratory.api().client(), laboratory.address().mailbox());
        List<Contact> contacts = contacts(touchpoint, size, team);
        laboratory.progress().begin("Asking " + size + " customers");
        long startedAt = System.nanoTime();
        new Intake(laboratory.api())
                .report(contacts, done -> laboratory.progress().at(done, size, "interactions"));
        Map<String, URI> links = links(laboratory, mails, contacts);
        double mailsPerSecond = size / seconds(startedAt);
        laboratory.progress().done("all mails have arrived");

        laboratory.progress().begin("Opening their pages");
        startedAt = System.nanoTime();
        PatientClient client = laboratory.api().client();
        List<SurveyForm> forms = Parallel.map(
                contacts,
                OPEN_AT_ONCE,
                contact ->
                        SurveyForm.open(client, links.getOrDefault(email(contact), URI.create("")), contact.answers()));
        double pagesPerSecond = size / seconds(startedAt);
        laboratory.progress().done("all pages are open");
        return new Crowd(contacts, forms, mailsPerSecond, pagesPerSecond);
    }

    List<Contact> contacts() {
        return contacts;
    }

    List<SurveyForm> forms() {
        return forms;
    }

    /** From the first interaction reported to the last mail arrived, links read. */
    double mailsPerSecond() {
        return mailsPerSecond;
    }

    double pagesPerSecond() {
        return pagesPerSecond;
    }

    private static Map<String, URI> links(Laboratory laboratory, Mails mails, List<Contact> contacts) {
        Map<String, Map<String, String>> expected = Expected.answersByAddress(contacts);
        Map<String, Mail> arrived = new HashMap<>();
        long lastMailAt = System.nanoTime();
        while (arrived.size() < expected.size()) {
            List<Mail> news = mails.arrived();
            news.stream().filter(mail -> expected.containsKey(mail.to())).forEach(mail -> arrived.put(mail.to(), mail));
            laboratory.progress().at(arrived.size(), expected.size(), "mails");
            if (!news.isEmpty()) {
                lastMailAt = System.nanoTime();
            } else if (System.nanoTime() - lastMailAt > LONGEST_SILENCE.toNanos()) {
                throw new PlatformProblem("Only " + arrived.size() + " of " + expected.size() + " mails arrived");
            } else {
                PatientClient.pause(POLL);
            }
        }
        List<String> addresses = List.copyOf(arrived.keySet());
        List<URI> links = Parallel.map(
                addresses, OPEN_AT_ONCE, address -> mails.surveyLink(arrived.getOrDefault(address, new Mail("", ""))));
        Map<String, URI> byAddress = new HashMap<>();
        for (int i = 0; i < addresses.size(); i++) {
            byAddress.put(addresses.get(i), links.get(i));
        }
        return byAddress;
    }

    private static List<Contact> contacts(String touchpoint, int size, IntFunction<String> team) {
        Instant now = Clock.systemUTC().instant();
        SplittableRandom random = new SplittableRandom(size);
        LabelledVerbatims verbatims = LabelledVerbatims.load();
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String id = "b" + now.toEpochMilli() + "-" + i;
            LabelledVerbatim verbatim = verbatims.write(new Scene(touchpoint, PRODUCT, random.nextInt(90)), random);
            Map<String, String> answers = Scores.of(verbatim.mood(), random);
            answers.put(Company.TEXT, verbatim.text());
            Instant closedAt = now.minus(Duration.ofMinutes(2 + random.nextInt(600)));
            contacts.add(new Contact(
                    "bench",
                    id,
                    touchpoint,
                    "phone",
                    PRODUCT,
                    team.apply(i),
                    null,
                    closedAt.minusSeconds(900),
                    closedAt.minusSeconds(600),
                    closedAt,
                    id,
                    id + "@customers.example",
                    "Customer",
                    answers));
        }
        return contacts;
    }

    private static String email(Contact contact) {
        return String.valueOf(contact.email());
    }

    static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}
