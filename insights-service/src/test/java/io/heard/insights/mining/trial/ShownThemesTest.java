package io.heard.insights.mining.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShownThemesTest {

    @Test
    void showsTheLargestWithWhatTheyWereLabelledAndQuotes() {
        List<String> late = Grievances.MATTERS.get(1);
        List<String> billed = Grievances.MATTERS.get(2).subList(0, 5);
        List<ShownThemes.Said> said = new ArrayList<>();
        List<Optional<UUID>> places = new ArrayList<>();
        late.forEach(text -> {
            said.add(said(said.size(), text, "late"));
            places.add(Optional.of(new UUID(0, 1)));
        });
        billed.forEach(text -> {
            said.add(said(said.size(), text, "bill"));
            places.add(Optional.of(new UUID(0, 2)));
        });

        List<String> lines = new ShownThemes(said, places).lines(1, Model.encoder()::encode);

        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).endsWith(" — 8 mentions, 100 % late");
        assertThat(lines.subList(1, 4))
                .allSatisfy(line -> assertThat(late).contains(line.strip().replace("\"", "")));
    }

    private static ShownThemes.Said said(int row, String text, String label) {
        Embedding meaning = Model.encoder().encode(List.of(text)).getFirst();
        return new ShownThemes.Said(new UUID(1, row), new UUID(2, row), text, text, label, meaning);
    }
}
