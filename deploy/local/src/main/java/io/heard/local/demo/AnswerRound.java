package io.heard.local.demo;

import io.heard.local.client.Mails;
import io.heard.local.client.Mails.Mail;
import io.heard.local.client.PatientClient;
import io.heard.local.client.PlatformProblem;
import io.heard.local.client.Progress;
import io.heard.local.client.SurveyForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The customers read their mails as they arrive, and those who want to answer do. */
final class AnswerRound {

    private static final int AT_ONCE = 8;
    /** A mail that was on its way when its sender was killed is sent again after five minutes, the sender's lease. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(7);

    private static final Duration POLL = Duration.ofMillis(400);

    private final PatientClient client;
    private final Mails mails;
    private final Progress progress;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicInteger answered = new AtomicInteger();

    AnswerRound(PatientClient client, Mails mails, Progress progress) {
        this.client = client;
        this.mails = mails;
        this.progress = progress;
    }

    /**
     * Waits for the mail to each of the addresses and answers where there is an answer.
     *
     * @return how many mails came twice; after a crash the platform may send one again rather than never
     * @throws PlatformProblem when mails stay away, or an answer is refused
     */
    int answer(Map<String, Map<String, String>> answersByAddress) {
        int doubled = 0;
        Set<String> asked = new HashSet<>();
        List<Future<?>> answers = new ArrayList<>();
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            long lastMailAt = System.nanoTime();
            while (asked.size() < answersByAddress.size()) {
                List<Mail> arrived = mails.arrived();
                for (Mail mail : arrived) {
                    Map<String, String> answer = answersByAddress.get(mail.to());
                    if (answer == null) {
                        continue;
                    }
                    if (!asked.add(mail.to())) {
                        doubled++;
                    } else if (!answer.isEmpty()) {
                        answers.add(customers.submit(() -> answer(mail, answer)));
                    }
                }
                lastMailAt = arrived.isEmpty() ? lastMailAt : System.nanoTime();
                progress.at(asked.size(), answersByAddress.size(), "mails, " + answered + " answered");
                if (arrived.isEmpty()) {
                    pauseUnlessSilent(lastMailAt, asked.size(), answersByAddress.size());
                }
            }
            progress.done(asked.size() + " mails have arrived");
            awaitAll(answers);
        }
        return doubled;
    }

    private void answer(Mail mail, Map<String, String> answer) {
        places.acquireUninterruptibly();
        try {
            SurveyForm.open(client, mails.surveyLink(mail), answer).submit(client);
            answered.incrementAndGet();
        } finally {
            places.release();
        }
    }

    private void awaitAll(List<Future<?>> answers) {
        for (Future<?> answer : answers) {
            progress.at(answered.get(), answers.size(), "answers");
            try {
                answer.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof PlatformProblem problem
                        ? problem
                        : new PlatformProblem("An answer failed: " + e.getCause(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PlatformProblem("Interrupted", e);
            }
        }
    }

    private static void pauseUnlessSilent(long lastMailAt, int arrived, int expected) {
        if (System.nanoTime() - lastMailAt > LONGEST_SILENCE.toNanos()) {
            throw new PlatformProblem("Only " + arrived + " of " + expected
                    + " mails have arrived, and none for seven minutes; ./heard logs survey-service may say why");
        }
        PatientClient.pause(POLL);
    }
}
