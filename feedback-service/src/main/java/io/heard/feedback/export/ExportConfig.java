package io.heard.feedback.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How and where exports are written. */
@ConfigMapping(prefix = "heard.export")
interface ExportConfig {

    /** Files are kept here, for our eyes only. Several instances share it, or each writes what it was asked for. */
    @WithDefault("${java.io.tmpdir}/heard-exports")
    Path directory();

    /** How long a file can be fetched. */
    @WithDefault("P7D")
    Duration kept();

    /** How often we look for something to do. */
    @WithDefault("500ms")
    Duration pollInterval();

    /** For how long an instance that has vanished keeps the others from going on with its export. */
    @WithDefault("30s")
    Duration lease();

    /** Exports of one person at a time, finished ones included. */
    @WithDefault("20")
    int most();

    /** Responses after which a part is safe on disk: as many are read once more, at most, after a crash. */
    @WithDefault("40000")
    int partRows();

    /** Responses that the store looks at for one question, where few of them are asked for: it has to answer in seconds. */
    @WithDefault("10000")
    int window();
}
