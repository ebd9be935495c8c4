package io.heard.local.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mails as files, and in memory an index of them, which outlives the process in an {@link IndexFile}.
 *
 * <p>A file is written under a temporary name and renamed when it is complete, so a mail is there wholly or not at all when the
 * process is killed. It is not forced to disk: a mail that the machine's power failure takes is no customer's.
 */
final class MailStore implements AutoCloseable {

    /** Holds the envelope's recipients, which the mail's own headers need not name. */
    static final String RECIPIENTS = "X-Heard-Delivered-To";

    private static final Pattern FILE_NAME = Pattern.compile("(\\d{9,18})-(\\d{1,15})\\.eml");
    private static final int FILES_PER_FOLDER = 1_000;
    private static final int LONGEST_FIELD = 300;
    private static final int SHARED_STRINGS = 1_000;

    private final Path directory;
    private final Clock clock;
    private final ConcurrentSkipListMap<Long, StoredMail> index = new ConcurrentSkipListMap<>();

    /** Senders and subjects repeat; each is held once. */
    private final Map<String, String> shared = new ConcurrentHashMap<>();

    private final IndexFile indexFile;

    private MailStore(Path directory, Clock clock) throws IOException {
        this.directory = directory;
        this.clock = clock;
        Path file = directory.resolve("index.jsonl");
        for (StoredMail mail : IndexFile.read(file)) {
            index.put(mail.position(), sharing(mail));
        }
        addFilesThatTheIndexLacks();
        this.indexFile = IndexFile.write(file, index.values());
    }

    /** Opens the mails in this directory, which is created when missing. */
    static MailStore open(Path directory, Clock clock) throws IOException {
        Files.createDirectories(directory);
        deleteUnfinishedMails(directory);
        return new MailStore(directory, clock);
    }

    /** Writes the content of one mail. */
    interface Content {
        void writeTo(OutputStream file) throws IOException;
    }

    /** Writes a mail under a temporary name; when that fails, nothing is left. */
    Path write(List<String> recipients, Content content) throws IOException {
        Path file = Files.createTempFile(directory, "", ".incoming");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write((RECIPIENTS + ": " + String.join(", ", recipients) + "\r\n").getBytes(UTF_8));
            content.writeTo(out);
        } catch (IOException e) {
            Files.delete(file);
            throw e;
        }
        return file;
    }

    /**
     * Gives a written mail its place. One at a time: whoever reads the mails after a position must not be shown a later one
     * before an earlier one, or would never see that.
     */
    synchronized StoredMail keep(Path written) throws IOException {
        long position = index.isEmpty() ? 1 : index.lastKey() + 1;
        long receivedAt = clock.millis();
        StoredMail mail = read(written, position, receivedAt);
        Path file = fileOf(position, receivedAt);
        Files.createDirectories(file.getParent());
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        index.put(position, mail);
        indexFile.append(mail);
        return mail;
    }

    @Override
    public void close() throws IOException {
        indexFile.close();
    }

    Optional<StoredMail> find(long position) {
        return Optional.ofNullable(index.get(position));
    }

    /** The mail as it was received, after one line with the envelope's recipients. */
    InputStream open(StoredMail mail) throws IOException {
        return new BufferedInputStream(Files.newInputStream(fileOf(mail.position(), mail.receivedAtMillis())));
    }

    int size() {
        return index.size();
    }

    OptionalLong lastPosition() {
        Map.Entry<Long, StoredMail> last = index.lastEntry();
        return last == null ? OptionalLong.empty() : OptionalLong.of(last.getKey());
    }

    /** Mails of later positions, oldest first. */
    List<StoredMail> after(long position, String recipient, int limit) {
        return select(index.tailMap(position, false).values(), recipient, limit);
    }

    /** Mails of earlier positions, newest first. */
    List<StoredMail> before(long position, String recipient, int limit) {
        return select(index.headMap(position, false).descendingMap().values(), recipient, limit);
    }

    private static List<StoredMail> select(Collection<StoredMail> mails, String recipient, int limit) {
        String wanted = recipient.strip().toLowerCase(Locale.ROOT);
        return mails.stream()
                .filter(mail -> mail.to().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(limit)
                .toList();
    }

    private Path fileOf(long position, long receivedAt) {
        return directory.resolve(folderOf(position)).resolve("%09d-%d.eml".formatted(position, receivedAt));
    }

    private static String folderOf(long position) {
        return "%06d".formatted(position / FILES_PER_FOLDER);
    }

    private static void deleteUnfinishedMails(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.incoming")) {
            for (Path file : files) {
                Files.delete(file); // its sender never heard that it arrived
            }
        }
    }

    /** Mails get their files in the order of their positions, so only those after the last one known can be missing. */
    private void addFilesThatTheIndexLacks() throws IOException {
        long known = lastPosition().orElse(0);
        String firstFolder = folderOf(known);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(
                directory,
                folder -> Files.isDirectory(folder)
                        && folder.getFileName().toString().compareTo(firstFolder) >= 0)) {
            for (Path folder : folders) {
                addFilesAfter(known, folder);
            }
        }
    }

    private void addFilesAfter(long known, Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher name = FILE_NAME.matcher(file.getFileName().toString());
                if (name.matches() && Long.parseLong(name.group(1)) > known) {
                    long position = Long.parseLong(name.group(1));
                    index.put(position, read(file, position, Long.parseLong(name.group(2))));
                }
            }
        }
    }

    private StoredMail read(Path file, long position, long receivedAt) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 2 << 10)) {
            InternetHeaders headers = new InternetHeaders(in, true);
            return sharing(new StoredMail(
                    position,
                    field(headers, "From"),
                    field(headers, RECIPIENTS),
                    field(headers, "Subject"),
                    field(headers, "Message-ID"),
                    receivedAt));
        } catch (MessagingException e) {
            return new StoredMail(position, "", "", "", "", receivedAt);
        }
    }

    private static String field(InternetHeaders headers, String name) {
        String value = MailText.decode(headers.getHeader(name, ", "));
        return value.length() <= LONGEST_FIELD ? value : value.substring(0, LONGEST_FIELD) + "…";
    }

    private StoredMail sharing(StoredMail mail) {
        return new StoredMail(
                mail.position(),
                share(mail.from()),
                mail.to(),
                share(mail.subject()),
                mail.messageId(),
                mail.receivedAtMillis());
    }

    private String share(String value) {
        if (shared.size() > SHARED_STRINGS) {
            shared.clear();
        }
        String known = shared.putIfAbsent(value, value);
        return known == null ? value : known;
    }
}
