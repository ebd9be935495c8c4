package io.heard.local.demo;

import io.heard.local.client.Contact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

/** What a story leaves behind when everything arrives exactly once. */
public final class Expected {

    private Expected() {}

    /** The answers by the address the mail goes to; an empty one for a customer who is asked and does not answer. */
    public static Map<String, Map<String, String>> answersByAddress(List<Contact> contacts) {
        Map<String, Map<String, String>> answers = new HashMap<>();
        for (Contact contact : contacts) {
            String email = contact.email();
            if (email != null) {
                answers.putIfAbsent(email, contact.answers());
            }
        }
        return answers;
    }

    public static Counted counts(List<Contact> contacts) {
        Map<String, Map<String, String>> byAddress = answersByAddress(contacts);
        Collection<Map<String, String>> answers =
                byAddress.values().stream().filter(answer -> !answer.isEmpty()).toList();
        return new Counted(
                answers.size(),
                byAddress.size(),
                answers.size(),
                given(answers, Company.CSAT),
                given(answers, Company.CES),
                nps(answers, score -> score >= 9),
                nps(answers, score -> score == 7 || score == 8),
                nps(answers, score -> score <= 6),
                contacts.stream()
                        .filter(contact -> contact.firstRespondedAt() != null)
                        .count(),
                given(answers, Company.TEXT),
                0);
    }

    private static long given(Collection<Map<String, String>> answers, String question) {
        return answers.stream().filter(answer -> answer.containsKey(question)).count();
    }

    private static long nps(Collection<Map<String, String>> answers, IntPredicate wanted) {
        return answers.stream()
                .map(answer -> answer.get(Company.NPS))
                .filter(Objects::nonNull)
                .filter(score -> wanted.test(Integer.parseInt(score)))
                .count();
    }
}
