package io.heard.feedback.page;

import io.quarkus.logging.Log;
import io.vertx.core.http.HttpClosedException;
import java.nio.channels.ClosedChannelException;

/** People close pages while they load, and nothing is wrong with that. */
public final class Gone {

    private Gone() {}

    /** Tells the log of a page that was never shown: as our fault, unless the one who asked for it has left. */
    public static void log(String page, Exception failure) {
        if (isCauseOf(failure)) {
            Log.debugf(failure, "Somebody left before they had %s", page);
        } else {
            Log.errorf(failure, "We failed to show %s", page);
        }
    }

    private static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException || cause instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }
}
