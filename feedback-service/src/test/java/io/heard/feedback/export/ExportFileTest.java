package io.heard.feedback.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jerolba.carpet.CarpetReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.heard.contracts.event.QuestionType;
import io.heard.feedback.export.table.Columns;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Submission;
import io.heard.feedback.survey.Question;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a file, in each format. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "gus", roles = "agent")
class ExportFileTest extends ExportScene {

    @Test
    void aTableHoldsEveryResponseAndEveryAnswer() throws Exception {
        Invitation first = answer("broadband", "Because", 4);
        Invitation second = answer("mobile", "", 9);

        List<CsvRecord> rows = csv(file(ask("csv")).asByteArray());

        List<String> names = rows.getFirst().getFields();
        assertThat(names)
                .startsWith("invitationId", "revision", "campaignId", "surveyId")
                .contains("recommend.score");
        assertThat(names).containsSubsequence("recommend.score", "satisfied.score", "wishes.choices", "why.text");
        assertThat(rows)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.getFieldCount()).isEqualTo(names.size()));
        Map<String, List<String>> byId = Map.of(
                rows.get(1).getField(0),
                rows.get(1).getFields(),
                rows.get(2).getField(0),
                rows.get(2).getFields());
        List<String> told = byId.get(first.id().toString());
        assertThat(told.get(names.indexOf("product"))).isEqualTo("broadband");
        assertThat(told.get(names.indexOf("recommend.score"))).isEqualTo("4");
        assertThat(told.get(names.indexOf("why.text"))).isEqualTo("Because");
        assertThat(told.get(names.indexOf("wishes.choices"))).isEqualTo("speed;words");
        assertThat(told.get(names.indexOf("satisfied.score"))).isEmpty();
        assertThat(byId.get(second.id().toString()).get(names.indexOf("recommend.score")))
                .isEqualTo("9");
    }

    @Test
    void anAnswerThatWasChangedOftenIsThereOnceAsItIsNow() throws Exception {
        Invitation invitation = answer("broadband", "At first", 4);
        for (int i = 0; i < 12; i++) {
            responses.record(
                    invitation,
                    new Submission(
                            UUID.randomUUID(),
                            now().plusSeconds(20L * i),
                            "en",
                            List.of(Answer.text("why", QuestionType.LONG_TEXT, "Change " + i))),
                    new Credence.Believed());
        }

        List<CsvRecord> rows = csv(file(ask("csv")).asByteArray());

        assertThat(rows).hasSize(2);
        List<String> names = rows.getFirst().getFields();
        assertThat(rows.get(1).getField(names.indexOf("why.text"))).isEqualTo("Change 11");
        assertThat(rows.get(1).getField(names.indexOf("recommend.score"))).isEmpty();
        assertThat(rows.get(1).getField(names.indexOf("revision"))).isEqualTo("13");
    }

    @Test
    void textOfEveryKindComesBackAsItWasWritten() throws Exception {
        String written = "Sie sagte: \"nein\", dann\nnichts; 日本語 العربية 🙂 , a,b";
        answer("broadband", written, 4);

        byte[] csv = file(ask("csv")).asByteArray();

        List<CsvRecord> rows = csv(csv);
        assertThat(rows.get(1).getField(rows.getFirst().getFields().indexOf("why.text")))
                .isEqualTo(written);
        assertThat(new String(csv, UTF_8)).endsWith("\r\n");
        JsonNode line = new ObjectMapper().readTree(file(ask("ndjson")).asByteArray());
        assertThat(line.at("/answers/1/text").textValue()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\t=1", " =1", "\u00a0=1", "\u200b=1"})
    void noCellIsAFormula(String written) throws Exception {
        answer("=product", written, 4);

        List<CsvRecord> rows = csv(file(ask("csv")).asByteArray());

        List<String> names = rows.getFirst().getFields();
        assertThat(rows.get(1).getField(names.indexOf("why.text"))).isEqualTo("'" + written);
        assertThat(rows.get(1).getField(names.indexOf("product"))).isEqualTo("'=product");
    }

    @Test
    void aByteOrderMarkIsThereForWhoWantsOne() {
        answer("broadband", "Grüße", 4);

        byte[] plain = file(ask("csv")).asByteArray();
        byte[] marked = file(create(draft("csv", "\"byteOrderMark\":true,"))).asByteArray();

        assertThat(Arrays.copyOf(marked, 3)).containsExactly(0xef, 0xbb, 0xbf);
        assertThat(Arrays.copyOfRange(marked, 3, marked.length)).isEqualTo(plain);
    }

    @Test
    void linesOfJsonSayTheSameAsTheApi() throws Exception {
        Invitation invitation = answer("broadband", "Because", 4);
        answer("mobile", "", 9);

        String text = file(ask("ndjson")).asString();

        assertThat(text).endsWith("}\n").doesNotStartWith("\n");
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode line = null;
        for (String one : lines) {
            JsonNode read = new ObjectMapper().readTree(one);
            line = read.get("invitationId").textValue().equals(invitation.id().toString()) ? read : line;
        }
        assertThat(line).isNotNull();
        assertThat(line.get("revision").intValue()).isEqualTo(1);
        assertThat(line.get("origin").textValue()).isEqualTo("invited");
        assertThat(line.at("/answers/0/score").intValue()).isEqualTo(4);
        assertThat(line.at("/answers/2/choices/1").textValue()).isEqualTo("words");
        assertThat(line.has("team")).isFalse();
    }

    @Test
    void theManifestTellsAWholeFileFromACutOne() throws Exception {
        for (int i = 0; i < 20; i++) {
            answer("broadband", "Text " + i, i % 11);
        }
        String id = ask("csv");
        byte[] file = file(id).asByteArray();

        JsonPath manifest = get(id).extract().jsonPath();
        assertThat(manifest.getString("state")).isEqualTo("DONE");
        assertThat(manifest.getLong("manifest.rows")).isEqualTo(20);
        assertThat(manifest.getLong("manifest.bytes")).isEqualTo(file.length);
        assertThat(manifest.getString("manifest.sha256")).isEqualTo(sha256(file, 0, file.length));
        List<Map<String, Object>> pieces = manifest.getList("manifest.pieces");
        assertThat(pieces).hasSizeGreaterThan(2);
        int next = 0;
        for (Map<String, Object> piece : pieces) {
            int bytes = ((Number) piece.get("bytes")).intValue();
            assertThat(((Number) piece.get("offset")).intValue()).isEqualTo(next);
            assertThat(piece.get("sha256")).isEqualTo(sha256(file, next, bytes));
            next += bytes;
        }
        assertThat(next).isEqualTo(file.length);
    }

    @Test
    void questionsMetOnTheWayHaveTheirColumnInAllRows() throws Exception {
        for (int i = 0; i < 30; i++) {
            survey = feedback.survey(List.of(
                    new Question("recommend", QuestionType.NPS, "?", false, List.of()),
                    new Question("only-" + i, QuestionType.LONG_TEXT, "?", false, List.of())));
            record(
                    "broadband",
                    List.of(
                            Answer.score("recommend", QuestionType.NPS, 7),
                            Answer.text("only-" + i, QuestionType.LONG_TEXT, "x" + i)));
        }

        List<CsvRecord> rows = csv(file(ask("csv")).asByteArray());

        List<String> names = rows.getFirst().getFields();
        assertThat(names).doesNotHaveDuplicates().hasSize(Columns.FIXED.size() + 31);
        assertThat(rows)
                .hasSize(31)
                .allSatisfy(row -> assertThat(row.getFieldCount()).isEqualTo(names.size()));
        for (CsvRecord row : rows.subList(1, 31)) {
            List<String> own = row.getFields().subList(Columns.FIXED.size(), names.size());
            assertThat(own).filteredOn(cell -> !cell.isEmpty()).hasSize(2).contains("7");
            int at = names.indexOf("only-"
                    + own.stream()
                            .filter(cell -> cell.startsWith("x"))
                            .findFirst()
                            .orElseThrow()
                            .substring(1) + ".text");
            assertThat(row.getField(at)).startsWith("x");
        }
    }

    @Test
    void parquetHoldsTheSameTableForOthersToRead(@TempDir Path directory) throws Exception {
        List<Invitation> answered = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            survey = feedback.survey(List.of(
                    new Question("recommend", QuestionType.NPS, "?", false, List.of()),
                    new Question("only-" + i, QuestionType.LONG_TEXT, "?", false, List.of())));
            answered.add(record(
                    "product-" + i % 3,
                    List.of(
                            Answer.score("recommend", QuestionType.NPS, i),
                            Answer.text("only-" + i, QuestionType.LONG_TEXT, "=Grüße " + i))));
        }

        Path file = Files.write(
                directory.resolve("responses.parquet"), file(ask("parquet")).asByteArray());

        Map<String, Map<?, ?>> rows = new HashMap<>();
        for (Map<?, ?> row : new CarpetReader<>(file.toFile(), Map.class).toList()) {
            rows.put((String) row.get("invitationId"), row);
        }
        assertThat(rows).hasSize(10);
        for (int i = 0; i < 10; i++) {
            Map<?, ?> row = rows.get(answered.get(i).id().toString());
            assertThat(row.get("revision")).isEqualTo(1);
            assertThat(row.get("product")).isEqualTo("product-" + i % 3);
            assertThat(row.get("recommend.score")).isEqualTo(i);
            assertThat(row.get("only-" + i + ".text")).isEqualTo("=Grüße " + i);
            assertThat(row.get("only-" + (i + 1) % 10 + ".text")).isNull();
            assertThat(row.get("team")).isNull();
            assertThat(row.get("answeredAt"))
                    .isEqualTo(
                            responses.find(answered.get(i).id()).orElseThrow().answeredAt());
        }
    }

    private static String sha256(byte[] bytes, int from, int count) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes, from, count);
        return HexFormat.of().formatHex(digest.digest());
    }
}
