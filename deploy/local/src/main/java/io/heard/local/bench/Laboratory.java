package io.heard.local.bench;

import io.heard.local.client.PlatformApi;
import io.heard.local.client.Progress;
import io.heard.local.launch.PlatformAddress;
import io.heard.local.supervision.Home;

/**
 * What an experiment works with: a platform that is ready, from outside and, for those who break things, its processes.
 *
 * @param wishes how large it is to be
 */
record Laboratory(PlatformApi api, PlatformAddress address, Home home, Experiments.Wishes wishes, Progress progress) {}
