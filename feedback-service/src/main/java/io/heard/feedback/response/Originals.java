package io.heard.feedback.response;

import io.heard.http.problem.Fields;
import io.quarkus.logging.Log;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who may read verbatims as they were written, and who did. */
@ApplicationScoped
public class Originals {

    private final SecurityIdentity caller;

    protected Originals(SecurityIdentity caller) {
        this.caller = caller;
    }

    /**
     * Whether the caller asked for originals.
     *
     * @param verbatims {@code masked}, {@code original}, or null for {@code otherwise}
     * @throws ForbiddenException when they are not the caller's to read
     */
    public boolean wanted(Fields fields, @Nullable String verbatims, boolean otherwise) {
        if (verbatims != null && !verbatims.equals("masked") && !verbatims.equals("original")) {
            fields.wrong("verbatims", "must be masked or original");
        }
        boolean wanted = verbatims == null ? otherwise : verbatims.equals("original");
        if (wanted && !areAllowed()) {
            throw new ForbiddenException();
        }
        return wanted;
    }

    /** Whether they are the caller's to read. */
    public boolean areAllowed() {
        return caller.hasRole("administrator") || caller.hasRole("agent");
    }

    /** @param what which responses, and nothing of what they say */
    public void read(String what) {
        Log.infof("Verbatims as written are read by %s: %s", caller(), what);
    }

    /** The token's subject: it stays the same when somebody is renamed. */
    public String caller() {
        return caller.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : caller.getPrincipal().getName();
    }
}
