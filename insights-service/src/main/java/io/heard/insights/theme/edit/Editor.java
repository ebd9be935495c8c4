package io.heard.insights.theme.edit;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is at work. */
@RequestScoped
public class Editor {

    private final SecurityIdentity caller;

    Editor(SecurityIdentity caller) {
        this.caller = caller;
    }

    /** The token's subject: it stays the same when somebody is renamed, and is no name. */
    public String subject() {
        return caller.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : caller.getPrincipal().getName();
    }
}
