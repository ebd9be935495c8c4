package io.heard.survey.preview;

import io.heard.http.problem.Fields;
import io.heard.survey.mail.MailConfig;
import io.heard.survey.respondent.Mailbox;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** To whom a test mail may go: to the caller, and to the company's own domains. Anybody else would be sent mail by strangers. */
@ApplicationScoped
class TestMailRules {

    private static final String EMAIL = "email";

    private final TestMailConfig config;
    private final MailConfig mail;
    private final SecurityIdentity caller;

    TestMailRules(TestMailConfig config, MailConfig mail, SecurityIdentity caller) {
        this.config = config;
        this.mail = mail;
        this.caller = caller;
    }

    /** @throws io.heard.http.problem.ProblemException 400 when it is no address, or nobody's who may get it */
    String address(@Nullable String text) {
        var fields = new Fields();
        Optional<String> address = Optional.ofNullable(text).map(String::strip).flatMap(Mailbox::parse);
        fields.require(
                address.filter(this::mayGet).isPresent(),
                "address",
                "must be your own address or one at " + String.join(", ", domains()));
        fields.refuseIfWrong();
        return address.orElseThrow();
    }

    private boolean mayGet(String address) {
        return domains().contains(domain(address))
                || own().filter(address::equalsIgnoreCase).isPresent();
    }

    private Set<String> domains() {
        return config.domains().orElseGet(() -> Set.of(domain(mail.from())));
    }

    private Optional<String> own() {
        Object claim = caller.getPrincipal() instanceof JsonWebToken token
                ? Boolean.TRUE.equals(token.getClaim("email_verified")) ? token.getClaim(EMAIL) : null
                : caller.getAttribute(EMAIL);
        return Optional.ofNullable(claim).map(Object::toString);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
