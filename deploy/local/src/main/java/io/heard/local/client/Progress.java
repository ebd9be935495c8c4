package io.heard.local.client;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Lines for the person who watches: one when a step begins, one every few seconds, one when it is done. */
public final class Progress {

    private static final long EVERY = Duration.ofSeconds(3).toNanos();
    private static final long EVERY_WHEN_NOTHING_MOVES = Duration.ofSeconds(30).toNanos();

    private final PrintWriter out;
    private long stepStartedAt = System.nanoTime();
    private long lastLineAt = stepStartedAt;
    private String lastLine = "";

    public Progress(PrintWriter out) {
        this.out = out;
    }

    public synchronized void begin(String step) {
        stepStartedAt = System.nanoTime();
        lastLineAt = stepStartedAt;
        say(step);
    }

    /** Shown when the last line is a while ago, a longer while when there is nothing new to say. */
    public synchronized void at(long done, long all, String what) {
        String line = "  " + done + " of " + all + " " + what;
        if (System.nanoTime() - lastLineAt > (line.equals(lastLine) ? EVERY_WHEN_NOTHING_MOVES : EVERY)) {
            lastLineAt = System.nanoTime();
            lastLine = line;
            say(line);
        }
    }

    public synchronized void done(String what) {
        double seconds = (System.nanoTime() - stepStartedAt) / 1e9;
        say("  " + what + String.format(Locale.ROOT, " (%.1f s)", seconds));
    }

    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }
}
