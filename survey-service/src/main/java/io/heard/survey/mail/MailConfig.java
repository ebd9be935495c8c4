package io.heard.survey.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The mail server we hand invitations to. Every key may be set from the environment, as {@code HEARD_MAIL_HOST}.
 */
@ConfigMapping(prefix = "heard.mail")
public interface MailConfig {

    /** Whether the connection is encrypted before anything is said. */
    enum StartTls {
        /** Refuse to send to a server that does not offer it, or whose certificate is not for its name. */
        REQUIRED,
        /** Send in clear text; only to a server on this machine. */
        NEVER
    }

    /** Name of the mail server. */
    String host();

    /** Port of the mail server; 587 is for handing in mail. */
    @WithDefault("587")
    int port();

    @WithDefault("REQUIRED")
    StartTls startTls();

    /** User at the mail server; without one we do not log in. */
    Optional<String> username();

    Optional<String> password();

    /** Address our mails come from. Its domain is also the domain of their message ids. */
    String from();

    /** Name our mails come from, at most 100 characters. */
    @WithDefault("Customer feedback")
    String fromName();

    /**
     * How many connections are kept open, 1 to 64; as many mails are under way at a time. More share the writes to the disk; a mail
     * server may allow fewer.
     */
    @WithDefault("8")
    int connections();

    /** How long to wait for a connection. */
    @WithDefault("PT5S")
    Duration connectTimeout();

    /**
     * How long to wait for each answer of the mail server. It may think for long after the last byte of a mail; giving up then
     * leaves us in doubt, so do not make this short.
     */
    @WithDefault("PT30S")
    Duration replyTimeout();

    /** A connection unused for longer is closed before the server does it. */
    @WithDefault("PT20S")
    Duration idleTimeout();

    /**
     * Domain that reports about undeliverable mails go to, one address for each invitation; its mail must come to a mailbox or
     * hook of ours. Without one they go to the sender's address.
     */
    Optional<String> bounceDomain();

    /** Signs those addresses: the Base64 of at least 32 random bytes. Needed when there is a {@link #bounceDomain()}. */
    Optional<String> bounceKey();

    /** Mails a second at most, of this process; without one as fast as the mail server takes them. */
    OptionalInt rate();

    /** Mails a minute at most to some receiving domains, by domain: {@code heard.mail.domain-rates."example.org"=600}. */
    Map<String, Integer> domainRates();

    Dkim dkim();

    /** Signing by ourselves; leave it out where the mail server signs. */
    interface Dkim {

        /** Names the public key in the name server, {@code <selector>._domainkey.<domain>}. */
        Optional<String> selector();

        /** RSA key as PKCS#8 in Base64, with or without the lines around it. */
        Optional<String> privateKey();

        /** Domain that signs; the sender's when left out. */
        Optional<String> domain();
    }
}
