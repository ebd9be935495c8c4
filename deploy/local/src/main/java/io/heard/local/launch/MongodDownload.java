package io.heard.local.launch;

import de.flapdoodle.embed.mongo.distribution.Version;
import de.flapdoodle.embed.mongo.transitions.Mongod;
import de.flapdoodle.embed.process.archives.ExtractedFileSet;
import de.flapdoodle.reverse.StateID;
import de.flapdoodle.reverse.TransitionWalker.ReachedState;
import io.heard.local.supervision.StartFailure;
import java.nio.file.Path;

/** Fetches MongoDB's server for this system from its maker, once per user, for those who want the real one. */
final class MongodDownload {

    private MongodDownload() {}

    /** The program, which stays where it was unpacked below the user's home folder. */
    static Path fetch() {
        try (ReachedState<ExtractedFileSet> files = Mongod.instance()
                .transitions(Version.Main.V8_0)
                .walker()
                .initState(StateID.of(ExtractedFileSet.class))) {
            return files.current().executable();
        } catch (RuntimeException e) {
            throw new StartFailure(
                    "Could not fetch MongoDB (" + e.getMessage()
                            + "); set HEARD_MONGOD to a mongod of yours, or leave out --mongod",
                    e);
        }
    }
}
