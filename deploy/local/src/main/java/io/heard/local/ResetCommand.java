package io.heard.local;

import io.heard.local.supervision.Home;
import io.heard.local.supervision.StartFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Forgets what the platform has stored. */
@Command(
        name = "reset",
        description = "Stop everything and forget all data, logs and secrets.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    /** What is ours in the home. A JDK fetched into it, and whatever else somebody keeps there, stays. */
    private static final List<String> OURS = List.of("data", "logs", "work", "keycloak", "run", "secrets.properties");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.find();
        if (!home.isUsed()) {
            throw new StartFailure("Heard has never run in " + home.directory() + "; nothing was touched.");
        }
        DownCommand.stop(home);
        for (String name : OURS) {
            home.forget(name);
        }
        System.out.println("Everything in " + home.directory() + " is forgotten; ./heard up starts afresh.");
        return 0;
    }
}
