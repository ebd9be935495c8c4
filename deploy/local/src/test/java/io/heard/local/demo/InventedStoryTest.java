package io.heard.local.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.local.client.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InventedStoryTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    private static final List<Contact> CONTACTS = new InventedStory(1, 1500, 90, NOW).contacts(1);

    @Test
    void tellsTheSameStoryForTheSameSeedAndRun() {
        assertThat(new InventedStory(1, 1500, 90, NOW).contacts(1)).isEqualTo(CONTACTS);
        assertThat(new InventedStory(2, 1500, 90, NOW).contacts(1)).isNotEqualTo(CONTACTS);
    }

    @Test
    void theNextRunIsAboutOtherInteractionsAndCustomers() {
        List<Contact> next = new InventedStory(1, 1500, 90, NOW).contacts(2);

        assertThat(ids(next)).doesNotContainAnyElementsOf(ids(CONTACTS));
        assertThat(next.stream().map(Contact::customerId).collect(toSet()))
                .doesNotContainAnyElementsOf(
                        CONTACTS.stream().map(Contact::customerId).collect(toSet()));
    }

    @Test
    void interactionsHaveDifferentIdsAndPlausibleTimes() {
        assertThat(ids(CONTACTS)).hasSize(1500);
        assertThat(CONTACTS).allSatisfy(contact -> {
            assertThat(contact.closedAt()).isBetween(NOW.minus(Duration.ofDays(91)), NOW);
            assertThat(contact.openedAt()).isBefore(contact.closedAt());
            if (contact.firstRespondedAt() != null) {
                assertThat(contact.firstRespondedAt()).isBetween(contact.openedAt(), contact.closedAt());
            }
        });
        assertThat(CONTACTS).isSortedAccordingTo((one, other) -> one.closedAt().compareTo(other.closedAt()));
    }

    @Test
    void someCustomersComeBackAndSomeHaveNoAddress() {
        Set<String> customers = CONTACTS.stream().map(Contact::customerId).collect(toSet());

        assertThat(customers).hasSizeBetween(1350, 1450);
        assertThat(CONTACTS).filteredOn(contact -> contact.email() == null).hasSizeBetween(10, 80);
    }

    @Test
    void aCustomerHasOneAddressAndAtMostOneAnswer() {
        Set<String> addresses =
                CONTACTS.stream().map(Contact::email).filter(Objects::nonNull).collect(toSet());
        Set<List<Object>> pairs = new HashSet<>();
        CONTACTS.stream()
                .filter(contact -> contact.email() != null)
                .forEach(contact -> pairs.add(List.of(contact.customerId(), Objects.requireNonNull(contact.email()))));
        assertThat(pairs).hasSameSizeAs(addresses);

        long answering = CONTACTS.stream()
                .filter(contact -> !contact.answers().isEmpty())
                .count();
        assertThat(Expected.counts(CONTACTS).answered()).isEqualTo(answering);
    }

    @Test
    void aBelievableShareAnswers() {
        Counted expected = Expected.counts(CONTACTS);

        assertThat((double) expected.answered() / expected.sent()).isBetween(0.35, 0.45);
        assertThat((double) expected.verbatims() / expected.answered()).isBetween(0.75, 0.95);
    }

    @Test
    void scoresAgreeWithWhatIsWritten() {
        assertThat(satisfactionOfThoseWhoWrite("rude")).isLessThan(2);
        assertThat(satisfactionOfThoseWhoWrite("on hold")).isLessThan(2.6);
        assertThat(satisfactionOfThoseWhoWrite("friendly")).isGreaterThan(4);
    }

    private double satisfactionOfThoseWhoWrite(String words) {
        return new InventedStory(3, 3000, 90, NOW)
                .contacts(1).stream()
                        .map(Contact::answers)
                        .filter(answers ->
                                answers.getOrDefault(Company.TEXT, "").contains(words))
                        .mapToInt(answers -> Integer.parseInt(answers.getOrDefault(Company.CSAT, "0")))
                        .average()
                        .orElseThrow();
    }

    private static Set<String> ids(List<Contact> contacts) {
        return contacts.stream().map(Contact::id).collect(toSet());
    }

    @Test
    void expectsOneAnswerFromEachCustomerHoweverOftenTheyCame() {
        Contact first = CONTACTS.stream()
                .filter(contact -> !contact.answers().isEmpty())
                .findFirst()
                .orElseThrow();

        Map<String, Map<String, String>> answers = Expected.answersByAddress(List.of(first, first));

        assertThat(answers).hasSize(1).containsValue(first.answers());
    }
}
