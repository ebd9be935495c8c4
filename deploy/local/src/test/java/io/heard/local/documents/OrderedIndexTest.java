package io.heard.local.documents;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderedIndexTest {

    private MVStore store;
    private OrderedIndex index;

    @BeforeEach
    void open() {
        store = MVStore.open(null);
        List<IndexKey> keys = List.of(new IndexKey("product", true), new IndexKey("score", true));
        index = new OrderedIndex("product_1_score_1", keys, false, false, store, "entries");
        for (int score = 0; score <= 10; score++) {
            add("mobile-" + score, new Document("product", "mobile").append("score", score));
            add("broadband-" + score, new Document("product", "broadband").append("score", score));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readsOnlyWhatTheConditionsOnItsKeysLeave() {
        assertThat(found(new Document("product", "mobile").append("score", new Document("$gte", 8).append("$lt", 10))))
                .containsExactly("mobile-8", "mobile-9");
    }

    @Test
    void seesConditionsThatADriverPutsIntoAnAnd() {
        assertThat(found(and(
                        new Document("product", "mobile"),
                        new Document("score", new Document("$gte", 8)),
                        new Document("score", new Document("$lt", 10)),
                        new Document("language", null))))
                .containsExactly("mobile-8", "mobile-9");
    }

    @Test
    void findsTooMuchRatherThanTooLittleWhereConditionsContradictEachOther() {
        assertThat(found(and(new Document("product", "mobile"), new Document("product", "broadband"))))
                .hasSize(11);
    }

    @Test
    void missesNothingOfAnArrayWhoseElementsMeetTheBoundsSeparately() {
        add("bundle", new Document("product", "bundle").append("score", List.of(1, 9)));
        assertThat(found(new Document("product", "bundle").append("score", new Document("$gt", 4).append("$lt", 6))))
                .containsExactly("bundle");
    }

    @Test
    void leavesQueriesAloneThatSayNothingOfItsFirstKey() {
        assertThat(index.canHandle(new Document("score", 3))).isFalse();
        assertThat(index.canHandle(new Document("$or", List.of(new Document("product", "mobile")))))
                .isFalse();
    }

    private void add(String position, Document document) {
        index.add(document, position, null);
    }

    private List<Object> found(Document query) {
        assertThat(index.canHandle(query)).isTrue();
        List<Object> found = new ArrayList<>();
        index.getPositions(query).forEach(found::add);
        return found;
    }

    private static Document and(Document... conditions) {
        return new Document("$and", List.of(conditions));
    }
}
