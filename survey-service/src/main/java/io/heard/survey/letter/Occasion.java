package io.heard.survey.letter;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The interaction a mail is about, as far as its author may name it.
 *
 * @param day when it ended, where the customer lives
 */
public record Occasion(
        String touchpoint,
        Optional<String> channel,
        Optional<String> product,
        Optional<String> team,
        Optional<String> agent,
        LocalDate day) {}
