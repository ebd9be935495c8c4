package io.heard.local.bench;

import io.heard.local.client.PlatformApi;
import io.heard.local.client.Progress;
import io.heard.local.launch.Platform;
import io.heard.local.launch.PlatformAddress;
import io.heard.local.supervision.Home;
import java.util.Optional;

/**
 * What an experiment works with: a platform that is ready, from outside and, for those who break things, its processes.
 *
 * @param wishes how large it is to be
 * @param platform empty when it was running before
 */
record Laboratory(
        PlatformApi api,
        PlatformAddress address,
        Home home,
        Experiments.Wishes wishes,
        Progress progress,
        Optional<Platform> platform) {

    /** The platform that was started for this experiment alone, so that its parts may be stopped. */
    Platform own() {
        return platform.orElseThrow();
    }
}
