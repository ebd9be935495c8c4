package io.heard.feedback.open;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets every page behind a genuine open link be framed by those whom its campaign names, also one that says that it is over, too
 * much or not to be had just now: in a frame that stays empty nobody would read it.
 */
@ApplicationScoped
class OpenFrames {

    /** Before a form that is too large is refused. */
    private static final int PRIORITY = 20;

    private static final String PLACE = "/o/";

    private final OpenDoor door;

    OpenFrames(OpenDoor door) {
        this.door = door;
    }

    void register(@Observes Filters filters) {
        filters.register(this::allow, PRIORITY);
    }

    private void allow(RoutingContext context) {
        String path = context.request().path();
        if (path != null && path.startsWith(PLACE)) {
            // At the very end: what may frame a page is known once its campaign was looked up.
            context.addHeadersEndHandler(
                    head -> FramePolicy.allow(context.response().headers(), door.framedBy(token(path))));
        }
        context.next();
    }

    private static String token(String path) {
        int end = path.indexOf('/', PLACE.length());
        return end < 0 ? path.substring(PLACE.length()) : path.substring(PLACE.length(), end);
    }
}
