package io.heard.feedback.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import io.heard.feedback.export.table.ExportRow;
import io.heard.feedback.export.table.RowCodec;
import io.heard.feedback.invitation.Invitation;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.RawBsonDocumentCodec;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the store is asked for what it finds little of. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "gus", roles = "agent")
class ExportPagesTest extends ExportScene {

    private final List<UUID> answered = new ArrayList<>();

    @BeforeEach
    void answerOften() {
        store.collection("responses", Document.class).deleteMany(new Document());
        for (int i = 0; i < 30; i++) {
            Invitation invitation = answer("broadband", "Because", 4);
            answered.add(invitation.id());
        }
    }

    @Test
    void getsFurtherWhereNothingIsFound() throws Exception {
        Export nothing = claimed("{\"format\":\"csv\",\"filter\":{\"campaignId\":\"" + UUID.randomUUID() + "\"}}");
        var pages = new AtomicInteger();

        writer(nothing, files, withWindow(5), () -> pages.incrementAndGet() == 3)
                .write();

        Export left = exports.find(nothing.id(), "gus").orElseThrow();
        assertThat(left.manifest()).isNull();
        assertThat(left.parts()).isEmpty();
        assertThat(left.lastId()).isNotNull();
        writer(left, files, withWindow(5), () -> false).write();
        assertThat(exports.find(nothing.id(), "gus").orElseThrow().manifest()).isNotNull();
    }

    @Test
    void findsEveryResponse() throws Exception {
        Export export = claimed(draft("csv", ""));

        writer(export, files, withWindow(5), () -> false).write();

        Export whole = exports.find(export.id(), "gus").orElseThrow();
        assertThat(whole.manifest().rows()).isEqualTo(30);
    }

    @Test
    void goesOnInStepsWhereTheStoreWouldLookForTooLong() throws Exception {
        Export export = claimed(draft("csv", ""));
        var documents = responses.as(RawBsonDocument.class, new RawBsonDocumentCodec());
        var refused = new AtomicInteger();
        var lease = new ExportLease(exports, export.id(), export.worker(), config.lease(), clock);
        List<UUID> found = new ArrayList<>();

        try (var pages =
                new ExportPages(export, patientFor(documents, refused), new RowCodec(masking), lease, withWindow(20))) {
            for (ExportPages.Page page = pages.next(); !page.isEnd(); page = pages.next()) {
                page.rows().stream().map(ExportRow::id).forEach(found::add);
            }
        }

        assertThat(refused).hasValue(2);
        assertThat(found).containsExactlyInAnyOrderElementsOf(answered);
    }

    /** Times out twice where it would have to look for responses without an end. */
    @SuppressWarnings("unchecked")
    private static MongoCollection<RawBsonDocument> patientFor(
            MongoCollection<RawBsonDocument> documents, AtomicInteger refused) {
        return (MongoCollection<RawBsonDocument>) Proxy.newProxyInstance(
                ExportPagesTest.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("find") && arguments[0] instanceof Bson asked) {
                        String text = asked.toBsonDocument(BsonDocument.class, documents.getCodecRegistry())
                                .toJson();
                        if (text.contains("campaignId") && !text.contains("{\"_id\": {\"$lte\"") && refused.get() < 2) {
                            refused.incrementAndGet();
                            throw new MongoSocketReadTimeoutException(
                                    "Timeout", new ServerAddress(), new java.net.SocketTimeoutException());
                        }
                    }
                    try {
                        return method.invoke(documents, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Export claimed(String draft) {
        String id = create(draft);
        Export claimed = exports.claim(UUID.randomUUID(), config.lease()).orElseThrow();
        assertThat(claimed.id()).hasToString(id);
        return claimed;
    }

    private ExportConfig withWindow(int window) {
        return new ExportConfig() {
            @Override
            public Path directory() {
                return config.directory();
            }

            @Override
            public Duration kept() {
                return config.kept();
            }

            @Override
            public Duration pollInterval() {
                return config.pollInterval();
            }

            @Override
            public Duration lease() {
                return config.lease();
            }

            @Override
            public int most() {
                return config.most();
            }

            @Override
            public int partRows() {
                return config.partRows();
            }

            @Override
            public int window() {
                return window;
            }
        };
    }
}
