package io.heard.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.local.client.Json;
import io.heard.local.client.PlatformApi;
import io.heard.local.client.PlatformProblem;
import io.heard.local.client.Progress;
import io.heard.local.launch.LauncherLock;
import io.heard.local.launch.Platform;
import io.heard.local.launch.PlatformAddress;
import io.heard.local.launch.PlatformOptions;
import io.heard.local.supervision.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds an experiment by name and runs it on a platform. */
final class Experiments {

    static final List<Experiment> BENCHES = List.of(
            new JourneyBench(),
            new SendingBench(false),
            new SendingBench(true),
            new AnsweringBench(),
            new ExportBench());
    static final List<Experiment> FAULTS =
            List.of(new JourneyChaos(), new SendingChaos(), new AnsweringChaos(), new AloneChaos());

    /**
     * What the user asked for.
     *
     * @param count how many customers; 0 for the experiment's usual number
     * @param portOffset of a platform that is started for it
     */
    record Wishes(int count, int portOffset) {}

    private Experiments() {}

    static Optional<Experiment> find(List<Experiment> experiments, String name) {
        return experiments.stream()
                .filter(experiment -> experiment.name().equals(name))
                .findFirst();
    }

    static String listed(List<Experiment> experiments) {
        return experiments.stream()
                .map(experiment -> experiment.name() + " (" + experiment.about() + ")")
                .collect(Collectors.joining(", "));
    }

    /**
     * Runs it on the platform that runs, else on one it starts and stops again.
     *
     * @param out takes the line of JSON
     * @param err takes the progress
     * @return exit status: 0 when it ran and nothing was wrong
     */
    static int run(String kind, Experiment experiment, Wishes wishes, PrintWriter out, PrintWriter err)
            throws IOException {
        Home home = Home.find();
        Progress progress = new Progress(err);
        Optional<PlatformOptions> own = experiment.ownPlatform(wishes.portOffset());
        if (own.isPresent()) {
            Home laboratory = new Home(home.directory().resolve("laboratory"), home.repository());
            progress.say("Starting a platform for this experiment alone, in " + laboratory.directory());
            try (Platform platform = Platform.start(laboratory, own.get(), progress::say)) {
                return run(
                        kind, experiment, laboratory, Optional.of(platform), platform.address(), wishes, out, progress);
            }
        }
        if (LauncherLock.holder(home).isPresent()) {
            return run(kind, experiment, home, Optional.empty(), PlatformAddress.read(home), wishes, out, progress);
        }
        progress.say("No platform is running here; starting one");
        try (Platform platform = Platform.start(home, PlatformOptions.everything(wishes.portOffset()), progress::say)) {
            return run(kind, experiment, home, Optional.of(platform), platform.address(), wishes, out, progress);
        }
    }

    private static int run(
            String kind,
            Experiment experiment,
            Home home,
            Optional<Platform> platform,
            PlatformAddress address,
            Wishes wishes,
            PrintWriter out,
            Progress progress) {
        ObjectNode figures = Json.object().put(kind, experiment.name());
        try (PlatformApi api = new PlatformApi(address.gateway(), address.tokenEndpoint(), address.clientSecrets())) {
            boolean right = experiment.run(new Laboratory(api, address, home, wishes, progress, platform), figures);
            figures.put("cores", Runtime.getRuntime().availableProcessors()).put("store", address.documentStore());
            out.println(Json.write(figures));
            out.flush();
            return right ? 0 : 1;
        } catch (PlatformProblem problem) {
            progress.say(kind + " " + experiment.name() + ": " + problem.getMessage());
            return 1;
        }
    }
}
