package io.heard.local.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.local.client.PatientClient;
import io.heard.local.client.PlatformProblem;
import io.heard.local.supervision.RunRecord;
import io.heard.local.supervision.RunRecord.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The processes of the platform: what they use, and what becomes of them when they are killed. */
final class Processes {

    private static final Duration LONGEST_RETURN = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String PEAK = "VmHWM:";

    /** The two generations of the serial collector, which all services have. */
    private static final Pattern USED = Pattern.compile("(?:DefNew|Tenured) +total [0-9]+K, used ([0-9]+)K");

    private Processes() {}

    /** Kills the process the launcher recorded for this service, and no other. */
    static long kill(Laboratory laboratory, String service) {
        ProcessHandle process = process(laboratory, service);
        process.destroyForcibly();
        return process.pid();
    }

    /** Returns how many seconds it was away. */
    static double awaitBack(Laboratory laboratory, String service, long killed, long killedAt) {
        while (Crowd.seconds(killedAt) < LONGEST_RETURN.toSeconds()) {
            RunRecord record = record(laboratory, service);
            if (record.state() == State.READY && record.pid() != killed) {
                return Crowd.seconds(killedAt);
            }
            PatientClient.pause(POLL);
        }
        throw new PlatformProblem(service + " did not come back within three minutes");
    }

    /** The most memory the service has ever held, in MiB; 0 where the system does not tell. */
    static long peakMegabytes(Laboratory laboratory, String service) {
        Path status =
                Path.of("/proc", Long.toString(process(laboratory, service).pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status, UTF_8)) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .map(line -> line.substring(PEAK.length()).replace("kB", "").strip())
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the service's heap holds after its garbage was collected, in MiB. */
    static long liveMegabytes(Laboratory laboratory, String service) {
        String pid = Long.toString(process(laboratory, service).pid());
        ask(pid, "GC.run");
        Matcher used = USED.matcher(ask(pid, "GC.heap_info"));
        long kilobytes = 0;
        int generations = 0;
        for (; used.find(); generations++) {
            kilobytes += Long.parseLong(used.group(1));
        }
        if (generations != 2) {
            throw new PlatformProblem("The heap of " + service + " cannot be measured");
        }
        return kilobytes / 1024;
    }

    /** By the JDK's own tool. */
    private static String ask(String pid, String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            pid,
                            command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time that each part, its child processes and this program have used so far. */
    static Map<String, Duration> processorTime(Laboratory laboratory) {
        Map<String, Duration> used = new TreeMap<>();
        used.put("experiment", time(ProcessHandle.current()));
        for (RunRecord record : records(laboratory)) {
            record.process()
                    .ifPresent(process -> used.put(
                            record.name(),
                            Stream.concat(Stream.of(process), process.descendants())
                                    .map(Processes::time)
                                    .reduce(Duration.ZERO, Duration::plus)));
        }
        return used;
    }

    private static Duration time(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static ProcessHandle process(Laboratory laboratory, String service) {
        return record(laboratory, service)
                .process()
                .orElseThrow(() -> new PlatformProblem(service + " is not running"));
    }

    private static RunRecord record(Laboratory laboratory, String service) {
        return records(laboratory).stream()
                .filter(record -> record.name().equals(service))
                .findFirst()
                .orElseThrow(() -> new PlatformProblem("The launcher knows no " + service));
    }

    private static List<RunRecord> records(Laboratory laboratory) {
        try {
            return RunRecord.readAll(laboratory.home().run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
