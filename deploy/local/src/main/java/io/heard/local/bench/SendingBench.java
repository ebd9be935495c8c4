package io.heard.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.local.bench.CountingMailServer.Taken;
import io.heard.local.client.PatientClient;
import io.heard.local.launch.PlatformOptions;
import io.heard.local.launch.Ports;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How fast invitations are planned and sent, with a mail server that takes each at once. */
final class SendingBench implements Experiment {

    private static final int USUAL_COUNT = 100_000;
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String SERVICE = "survey-service";

    private final boolean signed;

    /** @param signed whether each mail carries a DKIM signature */
    SendingBench(boolean signed) {
        this.signed = signed;
    }

    @Override
    public String name() {
        return signed ? "sending-signed" : "sending";
    }

    @Override
    public String about() {
        return "invitations planned and sent a second" + (signed ? ", each mail signed" : "");
    }

    @Override
    public Optional<PlatformOptions> ownPlatform(int portOffset) {
        return Optional.of(Mailing.platform(portOffset, signed ? signing() : Map.of()));
    }

    @Override
    public boolean run(Laboratory laboratory, ObjectNode figures) {
        int count = laboratory.wishes().count() > 0 ? laboratory.wishes().count() : USUAL_COUNT;
        try (CountingMailServer server =
                CountingMailServer.start(new Ports(laboratory.wishes().portOffset()).experiment())) {
            laboratory.progress().begin("Planning " + count + " invitations");
            Mailing mailing = Mailing.prepare(laboratory.api(), "Bench sending", count, 0);
            double decisionsPerSecond = mailing.plan(laboratory);
            laboratory.progress().done("all are planned");
            boolean apart = mailing.awaitDue();
            laboratory.progress().begin("Sending them");
            Map<String, Duration> before = Processes.processorTime(laboratory);
            long startedAt = System.nanoTime();
            awaitAll(laboratory, server, count);
            double elapsed = Crowd.seconds(startedAt);
            Map<String, Duration> after = Processes.processorTime(laboratory);
            laboratory.progress().done(server.count() + " mails were taken");

            List<Taken> mails = server.all();
            long distinct = mails.stream().map(Taken::messageId).distinct().count();
            figures.put("invitations", count)
                    .put("mails", mails.size())
                    .put("doubledMails", mails.size() - distinct)
                    .put("bareLineEnds", server.bareLineEnds())
                    .put("decisionsPerSecond", Math.round(decisionsPerSecond))
                    .put("mailsPerSecond", Math.round(perSecond(mails)))
                    .put("plannedBeforeSending", apart)
                    .put("peakMegabytes", Processes.peakMegabytes(laboratory, SERVICE));
            ObjectNode used = figures.putObject("processorsUsedWhileSending");
            after.forEach((part, time) -> used.put(
                    part,
                    Quantile.rounded(
                            time.minus(before.getOrDefault(part, Duration.ZERO)).toMillis() / 1000.0 / elapsed)));
            return distinct == count && mails.size() == count && server.bareLineEnds() == 0;
        }
    }

    private static double perSecond(List<Taken> mails) {
        return mails.isEmpty()
                ? 0
                : mails.size() / ((mails.getLast().takenAt() - mails.getFirst().begunAt()) / 1e9);
    }

    static void awaitAll(Laboratory laboratory, CountingMailServer server, int count) {
        int before = 0;
        long arrivedAt = System.nanoTime();
        while (server.count() < count && Crowd.seconds(arrivedAt) < LONGEST_SILENCE.toSeconds()) {
            PatientClient.pause(POLL);
            int now = server.count();
            arrivedAt = now > before ? System.nanoTime() : arrivedAt;
            before = now;
            laboratory.progress().at(now, count, "mails");
        }
    }

    /** A key as large as those in use, made for this run. */
    private static Map<String, String> signing() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return Map.of(
                    "HEARD_MAIL_DKIM_SELECTOR",
                    "bench",
                    "HEARD_MAIL_DKIM_PRIVATE_KEY",
                    Base64.getEncoder().encodeToString(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }
}
