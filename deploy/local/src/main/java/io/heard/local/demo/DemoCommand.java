package io.heard.local.demo;

import io.heard.local.client.PlatformApi;
import io.heard.local.client.PlatformProblem;
import io.heard.local.client.Progress;
import io.heard.local.launch.PlatformAddress;
import io.heard.local.supervision.Home;
import io.heard.local.verbatim.CommentFile;
import io.heard.local.verbatim.CommentFileProblem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what Heard does, on a running platform. Ends with 0 only when the numbers at the end are right. */
@Command(
        name = "demo",
        description = "Play an invented company's last weeks through the running platform and show its themes.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    /** Older contacts are not asked about any more. */
    private static final int MOST_DAYS = 115;

    @Option(
            names = "--interactions",
            paramLabel = "N",
            defaultValue = "1500",
            description = "How many interactions to report (default: ${DEFAULT-VALUE}).")
    private int interactions;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How far back they go, up to " + MOST_DAYS + " (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Another number tells another story.")
    private long seed;

    @ArgGroup(exclusive = false)
    private @Nullable Replay replay;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Real comments in place of invented ones. */
    static final class Replay {

        @Option(
                names = "--verbatims",
                paramLabel = "FILE",
                required = true,
                description = "Replay the comments in this CSV file: every customer answers with the next one.")
        private @Nullable Path file;

        @Option(
                names = "--text-column",
                paramLabel = "NAME",
                defaultValue = "text",
                description = "Column that holds the comments (default: ${DEFAULT-VALUE}).")
        private @Nullable String textColumn;

        @Option(names = "--score-column", paramLabel = "NAME", description = "Column with scores of 1 to 5 or 0 to 10.")
        private @Nullable String scoreColumn;

        @Option(
                names = "--product",
                paramLabel = "NAME",
                description = "Product the comments are about (default: from the file's name).")
        private @Nullable String product;
    }

    @Override
    public Integer call() {
        requireRange("--interactions", interactions, 1, 1_000_000);
        requireRange("--days", days, 1, MOST_DAYS);
        Instant now = Clock.systemUTC().instant();
        Progress progress = new Progress(spec.commandLine().getOut());
        try {
            Story story = story(now);
            PlatformAddress platform = PlatformAddress.read(Home.find());
            try (PlatformApi api =
                    new PlatformApi(platform.gateway(), platform.tokenEndpoint(), platform.clientSecrets())) {
                boolean agrees = new Demo(api, platform.mailbox(), progress).play(story);
                if (story instanceof ReplayedStory replayed && replayed.shortened() > 0) {
                    progress.say(replayed.shortened() + " comments were longer than " + Company.LONGEST_TEXT
                            + " characters and lost their end.");
                }
                progress.say("See for yourself: " + platform.gateway()
                        + "/api/v1/themes with an analyst's token; mails at " + platform.mailbox());
                return agrees ? 0 : 1;
            }
        } catch (PlatformProblem | CommentFileProblem problem) {
            spec.commandLine().getErr().println("demo: " + problem.getMessage());
            return 1;
        }
    }

    private Story story(Instant now) {
        Replay asked = replay;
        if (asked == null || asked.file == null || asked.textColumn == null) {
            return new InventedStory(seed, interactions, days, now);
        }
        CommentFile file = new CommentFile(asked.file, asked.textColumn, asked.scoreColumn);
        String product = asked.product == null ? file.product() : asked.product;
        if (!product.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new ParameterException(
                    spec.commandLine(), "--product must be lower-case letters, digits and dashes, was " + product);
        }
        return new ReplayedStory(file, product, interactions, days, now);
    }

    private void requireRange(String option, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be " + lowest + " to " + highest + ", was " + value);
        }
    }
}
