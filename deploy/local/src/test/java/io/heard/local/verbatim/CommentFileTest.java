package io.heard.local.verbatim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.local.verbatim.CommentFile.Comment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommentFileTest {

    @TempDir
    Path folder;

    @Test
    void keepsLineEndsAndQuotesInsideAField() throws IOException {
        Path file = file("a.csv", "id,text\n1,\"first line\nsecond \"\"quoted\"\" line, with a comma\"\n2,plain\n");

        assertThat(texts(file, "text")).containsExactly("first line\nsecond \"quoted\" line, with a comma", "plain");
    }

    @Test
    void readsPastAByteOrderMark() throws IOException {
        Path file = file("a.csv", "\uFEFFtext,stars\r\nLate again,1\r\n");

        assertThat(texts(file, "text")).containsExactly("Late again");
    }

    @Test
    void leavesOutRowsWithoutAText() throws IOException {
        Path file = file("a.csv", "text,stars\nGood,5\n\"   \",3\n,2\nBad,1\n");

        assertThat(texts(file, "text")).containsExactly("Good", "Bad");
    }

    @Test
    void takesWholeNumbersAsScores() throws IOException {
        Path file = file("a.csv", "text,stars\nA,5\nB,4.0\nC,n/a\nD,3.5\n");

        assertThat(comments(file, "text", "stars"))
                .extracting(Comment::score)
                .containsExactly(OptionalInt.of(5), OptionalInt.of(4), OptionalInt.empty(), OptionalInt.empty());
    }

    @Test
    void namesTheColumnsThereAreWhenTheOneAskedForIsMissing() throws IOException {
        Path file = file("a.csv", "id,comment\n1,Hello\n");

        assertThatThrownBy(() -> new CommentFile(file, "text", null))
                .isInstanceOf(CommentFileProblem.class)
                .hasMessageContaining("no column 'text'")
                .hasMessageContaining("id, comment");
        assertThatThrownBy(() -> new CommentFile(file, "comment", "stars"))
                .isInstanceOf(CommentFileProblem.class)
                .hasMessageContaining("'stars'");
    }

    @Test
    void saysSoWhenThereIsNoSuchFileOrNothingInIt() throws IOException {
        Path empty = file("empty.csv", "");

        assertThatThrownBy(() -> new CommentFile(folder.resolve("none.csv"), "text", null))
                .isInstanceOf(CommentFileProblem.class)
                .hasMessageContaining("none.csv");
        assertThatThrownBy(() -> new CommentFile(empty, "text", null)).isInstanceOf(CommentFileProblem.class);
    }

    @Test
    void makesAProductOfTheFileName() throws IOException {
        assertThat(product("Tweets.csv")).isEqualTo("tweets");
        assertThat(product("HotelReviews 2024 (final).CSV")).isEqualTo("hotel-reviews-2024-final");
        assertThat(product("2024.csv")).isEqualTo("file-2024");
    }

    private String product(String name) throws IOException {
        return new CommentFile(file(name, "text\nHello\n"), "text", null).product();
    }

    private static List<String> texts(Path file, String column) {
        return comments(file, column, null).stream().map(Comment::text).toList();
    }

    private static List<Comment> comments(Path file, String column, @Nullable String scores) {
        try (Stream<Comment> comments = new CommentFile(file, column, scores).comments()) {
            return comments.toList();
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), content.getBytes(UTF_8));
    }
}
