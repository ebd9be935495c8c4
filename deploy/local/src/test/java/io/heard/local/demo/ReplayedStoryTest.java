package io.heard.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.local.client.Contact;
import io.heard.local.verbatim.CommentFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayedStoryTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void everyCustomerAnswersWithTheNextComment() throws IOException {
        List<Contact> contacts = story("text\nFirst\n\"\"\nSecond\n", 10).contacts(1);

        assertThat(contacts)
                .extracting(Contact::answers)
                .containsExactly(Map.of(Company.TEXT, "First"), Map.of(Company.TEXT, "Second"));
        assertThat(contacts).extracting(Contact::product).containsOnly("reviews");
        assertThat(Expected.counts(contacts).answered()).isEqualTo(2);
    }

    @Test
    void takesAnEvenSampleOfALongerFileAndOthersInTheNextRun() throws IOException {
        ReplayedStory story = story("text\na1\na2\na3\nb1\nb2\nb3\n", 2);

        assertThat(story.contacts(1))
                .extracting(contact -> contact.answers().get(Company.TEXT))
                .containsExactly("a3", "b3");
        assertThat(story.contacts(2))
                .extracting(contact -> contact.answers().get(Company.TEXT))
                .containsExactly("a2", "b2");
    }

    @Test
    void cutsWhatIsLongerThanAnAnswerMayBe() throws IOException {
        String emoji = "\uD83D\uDE80";
        ReplayedStory story = story("text\n" + emoji.repeat(Company.LONGEST_TEXT + 3) + "\nShort\n", 10);

        List<Contact> contacts = story.contacts(1);

        assertThat(contacts.getFirst().answers()).containsEntry(Company.TEXT, emoji.repeat(Company.LONGEST_TEXT));
        assertThat(story.shortened()).isOne();
    }

    @Test
    void takesScoresOfFiveAsSatisfactionAndLongerScalesAsRecommendation() throws IOException {
        Path file = file("text,stars\nBad,1\nGreat,9\nOdd,70\n");
        ReplayedStory story = new ReplayedStory(new CommentFile(file, "text", "stars"), "reviews", 10, 30, NOW);

        assertThat(story.contacts(1))
                .extracting(Contact::answers)
                .containsExactly(
                        Map.of(Company.TEXT, "Bad", Company.CSAT, "1"),
                        Map.of(Company.TEXT, "Great", Company.NPS, "9"),
                        Map.of(Company.TEXT, "Odd"));
    }

    private ReplayedStory story(String content, int count) throws IOException {
        return new ReplayedStory(new CommentFile(file(content), "text", null), "reviews", count, 30, NOW);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("reviews.csv"), content);
    }
}
