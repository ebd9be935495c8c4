package io.heard.insights.theme.rebuild;

import io.heard.insights.theme.upkeep.FoundThemes;

/**
 * What a rebuild came to.
 *
 * @param found as of a run that had found it, with its re-base
 * @param version of the themes it was compared with
 * @param model what read the complaints
 */
record Rebuilt(FoundThemes found, int version, String model, String digest) {}
