package io.heard.http.problem;

import java.net.URI;
import java.util.Locale;

/**
 * One way a feature can refuse a request. Each feature lists its own in an enum named {@code <Feature>Problem}, so a reader
 * sees every refusal in one place.
 */
public interface ProblemType {

    String name();

    /** The HTTP status, 400 to 599. */
    int status();

    String title();

    /** Stable identifier for clients, for example {@code /problems/campaign-archived}. */
    default URI uri() {
        return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
