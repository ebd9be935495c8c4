package io.heard.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.local.bench.CountingMailServer.Taken;
import io.heard.local.client.CampaignDesk;
import io.heard.local.client.PatientClient;
import io.heard.local.client.PlatformProblem;
import io.heard.local.client.Reply;
import io.heard.local.launch.PlatformOptions;
import io.heard.local.launch.Ports;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Kills survey-service with SIGKILL while it sends, pauses and resumes the campaigns, and has customers opt out meanwhile. Two
 * customers share each address that is opted out, so that a mail is still on its way when the link of the other one is used.
 */
final class SendingChaos implements Experiment {

    private static final int USUAL_COUNT = 100_000;
    private static final int SMALLEST_COUNT = 200;
    private static final int ROUNDS = 5;
    private static final int MOST_COPIES = 2;
    private static final int CONNECTIONS = 4;
    private static final Duration PAUSED = Duration.ofSeconds(2);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String SERVICE = "survey-service";

    @Override
    public String name() {
        return "sending";
    }

    @Override
    public String about() {
        return "kill -9 of survey-service, pausing and opting out while it sends: what is skipped, doubled or sent too late";
    }

    @Override
    public Optional<PlatformOptions> ownPlatform(int portOffset) {
        return Optional.of(
                Mailing.platform(portOffset, Map.of("HEARD_MAIL_CONNECTIONS", Integer.toString(CONNECTIONS))));
    }

    @Override
    public boolean run(Laboratory laboratory, ObjectNode figures) {
        int wished = laboratory.wishes().count();
        int count = Math.max(SMALLEST_COUNT, wished > 0 ? wished : USUAL_COUNT);
        int shared = count / 25 * 2;
        try (CountingMailServer server =
                        CountingMailServer.start(new Ports(laboratory.wishes().portOffset()).experiment());
                ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            laboratory.progress().begin("Planning " + count + " invitations");
            Mailing mailing = Mailing.prepare(laboratory.api(), "Chaos sending", count, shared);
            Set<String> sharedAddresses = mailing.contacts().subList(0, shared).stream()
                    .map(contact -> String.valueOf(contact.email()))
                    .collect(Collectors.toSet());
            mailing.plan(laboratory);
            laboratory.progress().done("all are planned");
            mailing.awaitDue();

            Map<String, Long> optedOut = new ConcurrentHashMap<>();
            AtomicBoolean sending = new AtomicBoolean(true);
            var optingOut = customers.submit(() -> optOut(laboratory, server, sharedAddresses, optedOut, sending));
            double longestAway = disturb(laboratory, server, mailing, count);
            laboratory.progress().begin("Waiting until nothing more comes");
            awaitQuiet(laboratory, server, count - shared / 2);
            sending.set(false);
            optingOut.get();
            laboratory.progress().done(server.count() + " mails were taken");
            return reckon(server.all(), mailing, sharedAddresses, optedOut, figures, longestAway);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            throw new PlatformProblem("Opting out failed: " + e.getCause(), e);
        }
    }

    private static boolean reckon(
            List<Taken> mails,
            Mailing mailing,
            Set<String> sharedAddresses,
            Map<String, Long> optedOut,
            ObjectNode figures,
            double longestAway) {
        Map<String, Integer> copies = new HashMap<>();
        Map<String, Set<String>> ids = new HashMap<>();
        long tooLate = 0;
        for (Taken mail : mails) {
            copies.merge(mail.messageId(), 1, Integer::sum);
            ids.computeIfAbsent(mail.recipient(), recipient -> new HashSet<>()).add(mail.messageId());
            if (mail.begunAt() > optedOut.getOrDefault(mail.recipient(), Long.MAX_VALUE)) {
                tooLate++;
            }
        }
        long skipped = mailing.contacts().stream()
                .map(contact -> String.valueOf(contact.email()))
                .distinct()
                .filter(address -> !ids.containsKey(address))
                .count();
        long twiceDecided = ids.entrySet().stream()
                .filter(entry -> entry.getValue().size() > (sharedAddresses.contains(entry.getKey()) ? 2 : 1))
                .count();
        long duplicates = copies.values().stream().filter(n -> n > 1).count();
        int mostCopies = copies.values().stream().mapToInt(n -> n).max().orElse(0);
        figures.put("invitations", mailing.contacts().size())
                .put("mails", mails.size())
                .put("kills", ROUNDS)
                .put("pauses", ROUNDS)
                .put("optOuts", optedOut.size())
                .put("skipped", skipped)
                .put("duplicates", duplicates)
                .put("mostCopies", mostCopies)
                .put("customersAskedTwice", twiceDecided)
                .put("mailsAfterOptOut", tooLate)
                .put("longestSecondsAway", Quantile.rounded(longestAway));
        return skipped == 0
                && twiceDecided == 0
                && tooLate == 0
                && mostCopies <= MOST_COPIES
                && duplicates <= (long) ROUNDS * CONNECTIONS;
    }

    /** In turn a kill and a pause, spread over the mails. Returns how many seconds the service was away at most. */
    private static double disturb(Laboratory laboratory, CountingMailServer server, Mailing mailing, int count) {
        CampaignDesk desk = new CampaignDesk(laboratory.api());
        double longestAway = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            awaitCount(server, (2L * round - 1) * count / (2L * ROUNDS + 2));
            laboratory.progress().begin("Killing " + SERVICE + " for the " + round + ". time");
            long killedAt = System.nanoTime();
            long killed = Processes.kill(laboratory, SERVICE);
            longestAway = Math.max(longestAway, Processes.awaitBack(laboratory, SERVICE, killed, killedAt));
            laboratory.progress().done("it is back, " + server.count() + " mails were taken");
            awaitCount(server, 2L * round * count / (2L * ROUNDS + 2));
            mailing.campaigns().forEach(desk::pause);
            PatientClient.pause(PAUSED);
            mailing.campaigns().forEach(desk::resume);
        }
        return longestAway;
    }

    /** Opts out with the link of the first mail to each shared address, as fast as they come. */
    private static Optional<String> optOut(
            Laboratory laboratory,
            CountingMailServer server,
            Set<String> addresses,
            Map<String, Long> optedOut,
            AtomicBoolean sending) {
        int seen = 0;
        while (sending.get()) {
            List<Taken> mails = server.all();
            for (Taken mail : mails.subList(seen, mails.size())) {
                if (addresses.contains(mail.recipient()) && !optedOut.containsKey(mail.recipient())) {
                    URI link = URI.create(mail.optOut().orElseThrow());
                    Reply reply = laboratory
                            .api()
                            .client()
                            .send(() -> PatientClient.to(link)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                                    .build());
                    if (reply.isOk()) {
                        optedOut.put(mail.recipient(), System.nanoTime());
                    }
                }
            }
            seen = mails.size();
            PatientClient.pause(POLL);
        }
        return Optional.empty();
    }

    private static void awaitCount(CountingMailServer server, long count) {
        long since = System.nanoTime();
        while (server.count() < count && Crowd.seconds(since) < LONGEST_SILENCE.toSeconds()) {
            PatientClient.pause(POLL);
        }
    }

    /** What a killed sender held comes when its lease has ended, so quiet lasts longer than that. */
    private static void awaitQuiet(Laboratory laboratory, CountingMailServer server, int least) {
        int before = -1;
        long changedAt = System.nanoTime();
        while (Crowd.seconds(changedAt) < (server.count() < least ? LONGEST_SILENCE.toSeconds() : 75)) {
            int now = server.count();
            changedAt = now == before ? changedAt : System.nanoTime();
            before = now;
            laboratory.progress().at(now, least, "mails");
            PatientClient.pause(POLL);
        }
    }
}
