package io.heard.survey.respondent;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an e-mail address from outside: exactly one mailbox and nothing that could grow into a second header, recipient or
 * command. Narrower than the standard, which also allows quoted names, comments and addresses without a domain.
 */
public final class Mailbox {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    private Mailbox() {}

    /**
     * The address in the form we keep and send to: the domain in lower case and in ASCII ({@code xn--}).
     *
     * @return empty when it is not one plain mailbox, or when its part before the {@code @} is not ASCII, which most mail
     *     servers do not take
     */
    public static Optional<String> parse(String text) {
        int at = text.lastIndexOf('@');
        if (text.length() > LONGEST || at < 1 || at > LONGEST_LOCAL_PART) {
            return Optional.empty();
        }
        String localPart = text.substring(0, at);
        return asciiDomain(text.substring(at + 1))
                .filter(domain -> LOCAL_PART.matcher(localPart).matches())
                .map(domain -> localPart + '@' + domain)
                .filter(address -> address.length() <= LONGEST);
    }

    private static Optional<String> asciiDomain(String domain) {
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(name -> DOMAIN.matcher(name).matches());
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }
}
