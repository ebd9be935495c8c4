package io.heard.feedback.masking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@code [email]}, {@code [phone]}, {@code [card number]} and {@code [IBAN]} where a text holds one.
 *
 * <p>Wrong both ways it would do harm: a number that stays tells who wrote, an order number that goes makes the text useless. So
 * what has check digits is checked, and phone numbers are looked at as they are written where the language is spoken.
 */
@ApplicationScoped
public class Masking {

    /** Fewer digits are no number that leads to somebody. Most texts have fewer, so this decides nearly always. */
    private static final int FEWEST_DIGITS = 7;

    private final MailAddresses mailAddresses = new MailAddresses();
    private final BankNumbers bankNumbers = new BankNumbers();
    private final PhoneNumbers phoneNumbers;

    /** For a company with no country of its own. */
    public Masking() {
        this(Optional::empty);
    }

    @Inject
    Masking(MaskingConfig config) {
        this.phoneNumbers = new PhoneNumbers(config.countries().orElse(List.of()));
    }

    /** @param language BCP 47 tag of the page on which it was written; null when unknown */
    public String mask(String text, @Nullable String language) {
        String masked = mailAddresses.mask(text);
        if (digits(masked) < FEWEST_DIGITS) {
            return masked;
        }
        masked = bankNumbers.mask(masked);
        return digits(masked) < FEWEST_DIGITS ? masked : phoneNumbers.mask(masked, language);
    }

    /** Of any script, counted no further than needed. */
    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
            if (Character.isDigit(text.charAt(i))) {
                digits++;
            }
        }
        return digits;
    }
}
