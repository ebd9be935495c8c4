package io.heard.local;

import io.heard.local.launch.LauncherLock;
import io.heard.local.launch.Platform;
import io.heard.local.launch.PlatformAddress;
import io.heard.local.launch.PlatformOptions;
import io.heard.local.supervision.ChildCommand;
import io.heard.local.supervision.Home;
import io.heard.local.supervision.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the platform, in the foreground or detached. */
@Command(name = "up", description = "Start everything and stay until Ctrl-C.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "Return once all is ready, and leave it running.")
    private boolean detach;

    @Option(
            names = "--infra-only",
            description = "Leave out the four services, to run one of them in development mode.")
    private boolean infrastructureOnly;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Add N to every port. A second platform also needs a HEARD_HOME of its own.")
    private int portOffset;

    @Option(names = "--mongod", description = "Fetch a real MongoDB when none is found.")
    private boolean fetchMongod;

    @Option(names = "--in-background", hidden = true, description = "Set by --detach for the program it leaves behind.")
    private boolean inBackground;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.find();
        Optional<ProcessHandle> other = LauncherLock.holder(home);
        if (other.isPresent()) {
            System.out.println("Heard is already running; ./heard status shows it, ./heard down stops it.");
            return detach ? awaitReady(home, other.get()) : 0;
        }
        return detach ? upDetached(home) : up(home);
    }

    private int up(Home home) throws IOException, InterruptedException {
        Platform platform = Platform.start(
                home, new PlatformOptions(portOffset, infrastructureOnly, fetchMongod), System.out::println);
        if (!inBackground) {
            StatusTable.print(System.out, platform.parts(), platform.address());
            System.out.println("\nNext: ./heard demo in another terminal. Ctrl-C stops everything.");
        }
        // The platform closes at exit, which Ctrl-C and ./heard down cause.
        new CountDownLatch(1).await();
        return 0;
    }

    /** Ready, or ended before it was. */
    private static int awaitReady(Home home, ProcessHandle launcher) throws InterruptedException {
        while (PlatformAddress.find(home).isEmpty()) {
            if (!launcher.isAlive()) {
                System.out.println("It ended before it was ready; ./heard logs launcher says why.");
                return 1;
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
        return 0;
    }

    private int upDetached(Home home) throws IOException, InterruptedException {
        Path log = home.log("launcher");
        Files.writeString(log, "");
        Process launcher = launcher(home).start(log);
        LogTail progress = new LogTail(log, System.out::println);
        while (!launcher.waitFor(300, TimeUnit.MILLISECONDS)) {
            progress.advance();
            Optional<PlatformAddress> address =
                    PlatformAddress.find(home).filter(found -> found.launcherPid() == launcher.pid());
            if (address.isPresent()) {
                progress.advance();
                StatusTable.print(System.out, RunRecord.readAll(home.run()), address.get());
                System.out.println("\nHeard is up at " + address.get().gateway()
                        + " and stays up. Next: ./heard demo. Stop: ./heard down");
                return 0;
            }
        }
        progress.advance();
        return launcher.exitValue() == 0 ? 1 : launcher.exitValue();
    }

    /** This same program, in a session of its own so that closing the terminal does not end it. */
    private ChildCommand launcher(Home home) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-Dheard.repository=" + home.repository(),
                "-cp",
                ChildCommand.ownClassPath(),
                Heard.class.getName(),
                "up",
                "--in-background",
                "--port-offset=" + portOffset));
        if (infrastructureOnly) {
            arguments.add("--infra-only");
        }
        if (fetchMongod) {
            arguments.add("--mongod");
        }
        return ChildCommand.java(
                arguments, Map.of("HEARD_HOME", home.directory().toString()), home.repository());
    }
}
