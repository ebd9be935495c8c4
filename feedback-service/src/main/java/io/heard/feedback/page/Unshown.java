package io.heard.feedback.page;

import com.mongodb.MongoException;
import io.heard.feedback.documents.StoreAway;
import io.heard.feedback.page.words.Notice;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpClosedException;
import java.nio.channels.ClosedChannelException;

/** Why a page was not shown: what the log is told of it, and what the person who waits for it. */
public final class Unshown {

    private Unshown() {}

    /** @param page for the log, which learns of it as our fault unless the one who asked for the page has left */
    public static Notice because(Exception failure, String page) {
        if (failure instanceof MongoException away) {
            StoreAway.log(away);
            return Notice.AWAY;
        }
        // People close pages while they load, and nothing is wrong with that.
        if (isOfSomebodyGone(failure)) {
            Log.debugf(failure, "Somebody left before they had %s", page);
        } else {
            Log.errorf(failure, "We failed to show %s", page);
        }
        return Notice.FAILED;
    }

    private static boolean isOfSomebodyGone(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpClosedException || cause instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }
}
