package io.heard.local;

import io.heard.local.launch.LauncherLock;
import io.heard.local.supervision.Home;
import io.heard.local.supervision.Orphans;
import io.heard.local.supervision.Pace;
import io.heard.local.supervision.RunRecord;
import io.heard.local.supervision.RunRecord.State;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the platform in an orderly way. */
@Command(name = "down", description = "Stop everything; the data stays.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        int stopped = stop(Home.find());
        System.out.println(stopped == 0 ? "Heard is not running." : "Heard is down; its data is kept.");
        return 0;
    }

    /** Stops the launcher, which stops its parts, and then what a killed launcher left behind. */
    static int stop(Home home) throws IOException, InterruptedException {
        Optional<ProcessHandle> launcher = LauncherLock.holder(home);
        int stopped = 0;
        if (launcher.isPresent()) {
            launcher.get().destroy();
            awaitEnd(launcher.get(), home);
            stopped++;
        }
        return stopped + Orphans.stop(home, Pace.USUAL.stopPatience(), System.out::println);
    }

    private static void awaitEnd(ProcessHandle launcher, Home home) throws IOException, InterruptedException {
        Set<String> told = new HashSet<>();
        while (launcher.isAlive()) {
            for (RunRecord part : RunRecord.readAll(home.run())) {
                if (part.state() == State.STOPPED && told.add(part.name())) {
                    System.out.println(part.name() + " has stopped");
                }
            }
            Thread.sleep(200);
        }
    }
}
