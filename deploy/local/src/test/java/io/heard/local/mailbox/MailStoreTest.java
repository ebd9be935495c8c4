package io.heard.local.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");

    @TempDir
    private Path directory;

    private MailStore store;

    @BeforeEach
    void open() throws IOException {
        store = MailStore.open(directory, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void readsWhatAPersonWantsToSeeFromTheHeaders() throws IOException {
        StoredMail mail = keep(
                "eva@example.org",
                "From: =?utf-8?q?J=C3=BCrgen?= <j@example.org>",
                "Subject: A folded",
                "  subject",
                "Message-ID: <1@example.org>");
        assertThat(mail)
                .isEqualTo(new StoredMail(
                        1,
                        "Jürgen <j@example.org>",
                        "eva@example.org",
                        "A folded  subject",
                        "<1@example.org>",
                        NOW.toEpochMilli()));
    }

    @Test
    void knowsAfterAReopeningWhatItKnewBefore() throws IOException {
        keep("eva@example.org", "Subject: one");
        keep("max@example.org", "Subject: two");
        List<StoredMail> before = store.after(0, "", 10);

        open();
        assertThat(store.after(0, "", 10)).hasSize(2).isEqualTo(before);
        assertThat(keep("eva@example.org", "Subject: three").position()).isEqualTo(3);
    }

    @Test
    void readsFromTheMailsWhatItsIndexFileLacks() throws IOException {
        for (int i = 1; i <= 1_002; i++) {
            keep("eva@example.org", "Subject: " + i);
        }
        List<StoredMail> before = store.after(0, "", 2_000);
        Path file = directory.resolve("index.jsonl");
        String whole = Files.readString(file);
        for (int kept : new int[] {0, 17, whole.length() / 2, whole.length() - 1}) {
            Files.writeString(file, whole.substring(0, kept));
            open();
            assertThat(store.after(0, "", 2_000)).isEqualTo(before);
            assertThat(file).hasContent(whole);
        }
    }

    @Test
    void forgetsMailsThatWereNeverFinished() throws IOException {
        Files.writeString(directory.resolve("half.incoming"), "Subject: ha");
        open();
        assertThat(store.size()).isZero();
        assertThat(directory).isDirectoryNotContaining("glob:**.incoming");
    }

    @Test
    void leavesNothingOfAMailThatCouldNotBeWritten() {
        assertThatThrownBy(() -> store.write(List.of("eva@example.org"), file -> {
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(directory).isDirectoryNotContaining("glob:**.incoming");
    }

    @Test
    void pagesInBothDirections() throws IOException {
        for (int i = 1; i <= 5; i++) {
            keep("someone@example.org", "Subject: " + i);
        }
        assertThat(positions(store.after(2, "", 2))).containsExactly(3L, 4L);
        assertThat(positions(store.after(5, "", 2))).isEmpty();
        assertThat(positions(store.before(Long.MAX_VALUE, "", 2))).containsExactly(5L, 4L);
        assertThat(positions(store.before(4, "", 9))).containsExactly(3L, 2L, 1L);
    }

    @Test
    void findsMailsByAnyPartOfTheRecipient() throws IOException {
        keep("Eva.Winter@example.org", "Subject: 1");
        keep("max@example.org", "Subject: 2");
        assertThat(positions(store.after(0, " eva.", 10))).containsExactly(1L);
        assertThat(positions(store.before(9, "EXAMPLE.org", 10))).containsExactly(2L, 1L);
        assertThat(store.after(0, "nobody", 10)).isEmpty();
    }

    @Test
    void neverShowsALaterMailBeforeAnEarlierOne() throws Exception {
        var seen = new ConcurrentLinkedQueue<Long>();
        List<Future<StoredMail>> kept = new ArrayList<>();
        int mails = 400;
        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < mails; i++) {
                kept.add(senders.submit(() -> keep("eva@example.org", "Subject: one of many")));
            }
            long next = 0;
            while (seen.size() < mails) {
                for (StoredMail mail : store.after(next, "", 50)) {
                    seen.add(mail.position());
                    next = mail.position();
                }
            }
            assertThat(kept)
                    .allSatisfy(future -> assertThat(future.get().subject()).isEqualTo("one of many"));
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, mails).boxed().toList());
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(file -> file.toString().endsWith(".eml"))).hasSize(mails);
        }
    }

    private StoredMail keep(String recipient, String... headers) throws IOException {
        String mail = String.join("\r\n", headers) + "\r\n\r\nbody\r\n";
        return store.keep(store.write(List.of(recipient), file -> file.write(mail.getBytes(UTF_8))));
    }

    private static List<Long> positions(List<StoredMail> mails) {
        return mails.stream().map(StoredMail::position).toList();
    }
}
