package io.heard.local;

import io.heard.local.launch.LauncherLock;
import io.heard.local.launch.PlatformAddress;
import io.heard.local.supervision.Home;
import io.heard.local.supervision.RunRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows how the platform is. Ends with 0 only when everything is ready. */
@Command(
        name = "status",
        description = "Show what runs where, how it is, and who can log in.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        Home home = Home.find();
        List<RunRecord> parts = RunRecord.readAll(home.run());
        if (LauncherLock.holder(home).isEmpty()) {
            boolean orphans = parts.stream().anyMatch(part -> part.process().isPresent());
            System.out.println(
                    orphans
                            ? "The launcher has ended and left processes behind; ./heard up or ./heard down stops them."
                            : "Heard is not running; start it with ./heard up --detach");
            return 3;
        }
        Optional<PlatformAddress> address = PlatformAddress.find(home);
        if (address.isEmpty()) {
            StatusTable.print(System.out, parts);
            System.out.println("Heard is starting or stopping.");
            return 4;
        }
        StatusTable.print(System.out, parts, address.get());
        return parts.stream().allMatch(part -> part.state() == RunRecord.State.READY) ? 0 : 5;
    }
}
