package io.heard.local;

import io.heard.local.keycloak.DemoPerson;
import io.heard.local.launch.PlatformAddress;
import io.heard.local.supervision.RunRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What runs, where, how it is, and who can log in. */
final class StatusTable {

    private static final String ROW = "%-18s %-23s %8s  %-11s %9s %9s%n";
    private static final List<Path> FIGURES = List.of(Path.of("smaps_rollup"), Path.of("status"));

    private StatusTable() {}

    static void print(PrintStream out, List<RunRecord> parts) {
        out.printf(ROW, "PART", "ADDRESS", "PID", "STATE", "MEMORY", "RESTARTS");
        long total = 0;
        for (RunRecord part : parts) {
            boolean runs = part.process().isPresent();
            long memory = part.process().map(StatusTable::megabytes).orElse(0L);
            total += memory;
            out.printf(
                    ROW,
                    part.name(),
                    part.address(),
                    runs ? Long.toString(part.pid()) : "-",
                    part.state().name().toLowerCase(Locale.ROOT),
                    memory + " MB",
                    part.restarts());
        }
        out.printf(ROW, "all together", "", "", "", total + " MB", "");
    }

    static void print(PrintStream out, List<RunRecord> parts, PlatformAddress address) {
        out.println();
        print(out, parts);
        out.println();
        out.println("Open          " + address.gateway());
        out.println("Read mails    " + address.mailbox());
        out.println("Log in        "
                + DemoPerson.ALL.stream()
                        .map(person -> person.name() + " / " + person.password() + " (" + person.role()
                                + (person.products().isEmpty() ? "" : ", only " + String.join(", ", person.products()))
                                + ")")
                        .collect(Collectors.joining("\n              ")));
        out.println("Machines      "
                + address.clientSecrets().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(client -> client.getKey() + " / " + client.getValue())
                        .collect(Collectors.joining("\n              ")));
        out.println("Documents     "
                + (address.documentStore().equals("embedded")
                        ? "embedded store (no mongod found; ./heard up --mongod fetches one)"
                        : "MongoDB at " + address.mongodbUri().replaceAll("//[^@/]*@", "//")));
    }

    /** Of the process and its children. Shared pages are counted once where the system tells (Linux). */
    private static long megabytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(one -> kilobytes(one.pid()))
                        .sum()
                / 1024;
    }

    private static long kilobytes(long pid) {
        return FIGURES.stream()
                .map(figures -> kilobytes(Path.of("/proc", Long.toString(pid)).resolve(figures)))
                .filter(found -> found > 0)
                .findFirst()
                .orElse(0L);
    }

    private static long kilobytes(Path figures) {
        try (Stream<String> lines = Files.lines(figures)) {
            return lines.filter(line -> line.startsWith("Pss:") || line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // not permitted, not Linux, or just ended
        }
    }
}
