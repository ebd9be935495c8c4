package io.heard.local.supervision;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;

/** How processes end: asked first, then given time, then killed. */
final class Ending {

    private Ending() {}

    /** Returns when the process has ended. */
    static void of(ProcessHandle process, String signal, Duration patience) throws InterruptedException {
        request(process, signal);
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        process.destroyForcibly();
        while (process.isAlive()) {
            Thread.sleep(50);
        }
    }

    private static void request(ProcessHandle process, String signal) throws InterruptedException {
        if (signal.equals("TERM")) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        }
    }
}
