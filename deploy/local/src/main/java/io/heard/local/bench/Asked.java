package io.heard.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.heard.contracts.event.InvitationIssued;
import io.heard.contracts.event.Topics;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.local.client.CampaignDesk;
import io.heard.local.client.Contact;
import io.heard.local.client.Intake;
import io.heard.local.client.Json;
import io.heard.local.client.PatientClient;
import io.heard.local.client.PlatformProblem;
import io.heard.local.client.SurveyForm;
import io.heard.local.demo.Company;
import io.heard.local.demo.Scores;
import io.heard.local.launch.PlatformOptions;
import io.heard.local.launch.Ports;
import io.heard.local.launch.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.bson.UuidRepresentation;

/**
 * Customers who were asked, and what each will answer. The interactions go in by the platform's own door and the mails go to a
 * server that reads no links in them, so the same links are signed here with the platform's key.
 */
final class Asked {

    static final String PRODUCT = "bench-answering";

    private static final int BATCH = 500;
    private static final int REPORTERS = 4;
    private static final int COMMENTED = 10;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    private final String campaign;
    private final List<Contact> contacts;
    private final List<SurveyForm> forms;
    private final List<URI> links;

    private Asked(String campaign, List<Contact> contacts, List<SurveyForm> forms, List<URI> links) {
        this.campaign = campaign;
        this.contacts = contacts;
        this.forms = forms;
        this.links = links;
    }

    /** Without the mailbox, and with mails for our own server. */
    static PlatformOptions platform(int portOffset) {
        return PlatformOptions.experiment(
                portOffset,
                Set.of("mailbox"),
                Map.of("HEARD_MAIL_PORT", Integer.toString(new Ports(portOffset).experiment())));
    }

    /** Returns when all mails have left and feedback-service knows all invitations; then the mail server is gone. */
    static Asked ask(Laboratory laboratory, String name, int count) {
        laboratory.progress().begin("Asking " + count + " customers");
        Instant now = Clock.systemUTC().instant();
        String touchpoint = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        CampaignDesk desk = new CampaignDesk(laboratory.api());
        String campaign = desk.liveCampaign(
                name + " " + now.toEpochMilli(), Company.publishedSurvey(laboratory.api()), touchpoint);
        List<Contact> contacts = contacts(touchpoint, now, count);
        try (CountingMailServer server =
                CountingMailServer.start(new Ports(laboratory.wishes().portOffset()).experiment())) {
            report(laboratory, contacts);
            awaitAll(laboratory, "mails", count, server::count);
        }
        List<URI> links = links(laboratory, campaign, count);
        awaitKnown(laboratory, campaign, count);
        PatientClient client = laboratory.api().client();
        SurveyForm first = SurveyForm.open(client, links.getFirst(), Map.of());
        List<SurveyForm> forms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            forms.add(first.of(links.get(i), contacts.get(i).answers()));
        }
        laboratory.progress().done("all can answer");
        return new Asked(campaign, contacts, List.copyOf(forms), links);
    }

    String campaign() {
        return campaign;
    }

    /** With what each will answer; whose link is whose does not matter. */
    List<Contact> contacts() {
        return contacts;
    }

    List<SurveyForm> forms() {
        return forms;
    }

    List<URI> links() {
        return links;
    }

    /** The platform's document store, with writes that wait for the disk. */
    static MongoClient store(Laboratory laboratory) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(laboratory.address().mongodbUri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(250))
                .build());
    }

    private static void report(Laboratory laboratory, List<Contact> contacts) {
        Intake intake = new Intake(laboratory.api());
        List<List<Contact>> batches = new ArrayList<>();
        for (int from = 0; from < contacts.size(); from += BATCH) {
            batches.add(contacts.subList(from, Math.min(from + BATCH, contacts.size())));
        }
        AtomicInteger reported = new AtomicInteger();
        Parallel.map(batches, REPORTERS, batch -> {
            intake.reportTogether(batch);
            laboratory.progress().at(reported.addAndGet(batch.size()), contacts.size(), "interactions");
            return batch.size();
        });
    }

    private static List<URI> links(Laboratory laboratory, String campaign, int count) {
        LinkTokens tokens = tokens(laboratory);
        List<URI> links = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", laboratory.address().kafka(), "fetch.max.bytes", "8388608"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.SURVEY_INVITATIONS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long heardAt = System.nanoTime();
            while (links.size() < count) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    heardAt = System.nanoTime();
                    JsonNode invitation = Json.read(new String(record.value(), StandardCharsets.UTF_8));
                    if (isIssued(record)
                            && invitation.path("campaignId").asText().equals(campaign)) {
                        links.add(URI.create(laboratory.address().gateway() + "/s/"
                                + tokens.sign(
                                        Purpose.ANSWER,
                                        UUID.fromString(
                                                invitation.path("invitationId").asText()),
                                        Instant.parse(invitation
                                                        .path("expiresAt")
                                                        .asText())
                                                .plus(LinkTokens.FOLLOW_UP))));
                    }
                }
                if (Crowd.seconds(heardAt) > LONGEST_SILENCE.toSeconds()) {
                    throw new PlatformProblem("Only " + links.size() + " of " + count + " customers are to be asked");
                }
            }
        }
        return List.copyOf(links);
    }

    private static boolean isIssued(ConsumerRecord<String, byte[]> record) {
        return InvitationIssued.TYPE.equals(
                new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8));
    }

    private static LinkTokens tokens(Laboratory laboratory) {
        try {
            byte[] key =
                    Base64.getDecoder().decode(Secrets.of(laboratory.home()).linkKey());
            return new LinkTokens(Map.of(1, key), 1, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitKnown(Laboratory laboratory, String campaign, int count) {
        try (MongoClient store = store(laboratory)) {
            var invitations = store.getDatabase("feedback").getCollection("invitations");
            Document ours = new Document("campaignId", UUID.fromString(campaign));
            awaitAll(laboratory, "invitations", count, () -> invitations.countDocuments(ours));
        }
    }

    private static void awaitAll(Laboratory laboratory, String what, int count, LongSupplier arrived) {
        long before = -1;
        long changedAt = System.nanoTime();
        for (long now = arrived.getAsLong(); now < count; now = arrived.getAsLong()) {
            changedAt = now == before ? changedAt : System.nanoTime();
            before = now;
            laboratory.progress().at(now, count, what);
            if (Crowd.seconds(changedAt) > LONGEST_SILENCE.toSeconds()) {
                throw new PlatformProblem("Only " + now + " of " + count + " " + what + " arrived");
            }
            PatientClient.pause(POLL);
        }
    }

    /** Every tenth says something in words: reading them is not what is measured. */
    private static List<Contact> contacts(String touchpoint, Instant now, int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "a" + now.toEpochMilli() + "-" + i;
            Map<String, String> answers = Scores.of(random.nextDouble(-3, 3), random);
            if (i % COMMENTED == 0) {
                answers.put(
                        Company.TEXT, "I waited " + random.nextInt(5, 90) + " minutes until somebody had time for me.");
            }
            contacts.add(new Contact(
                    "bench",
                    id,
                    touchpoint,
                    "phone",
                    PRODUCT,
                    "crowd",
                    null,
                    now.minusSeconds(900),
                    now.minusSeconds(600),
                    now,
                    id,
                    id + "@customers.example",
                    "Customer",
                    answers));
        }
        return contacts;
    }
}
