package io.heard.feedback.export.table;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.masking.Masking;
import io.heard.feedback.response.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads a response field by field as it comes from the wire. The usual mapping goes through reflection and keeps every earlier
 * submission: for a million responses that is most of the time.
 */
public final class RowCodec implements Codec<ExportRow> {

    private final @Nullable Masking masking;

    /** @param masking null to read verbatims as they were written */
    public RowCodec(@Nullable Masking masking) {
        this.masking = masking;
    }

    @Override
    public Class<ExportRow> getEncoderClass() {
        return ExportRow.class;
    }

    @Override
    public void encode(BsonWriter writer, ExportRow row, EncoderContext context) {
        throw new UnsupportedOperationException("Rows are only read");
    }

    @Override
    public ExportRow decode(BsonReader reader, DecoderContext context) {
        var row = new ExportRow();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "_id" -> row.id = id(reader);
                case "revision" -> row.revision = number(reader);
                case "invitation" -> readInvitation(reader, row);
                case "answeredAt" -> row.answeredAt = moment(reader);
                case "suspicion" -> row.suspicion = text(reader);
                case "withdrawnAt" -> row.withdrawnAt = isNull(reader) ? null : moment(reader);
                case "submissions" -> readSubmissions(reader, row);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return row;
    }

    private static void readInvitation(BsonReader reader, ExportRow row) {
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "campaignId" -> row.campaignId = id(reader);
                case "surveyId" -> row.surveyId = id(reader);
                case "surveyVersion" -> row.surveyVersion = number(reader);
                case "interactionId" -> row.interactionId = id(reader);
                case "customerId" -> row.customerId = id(reader);
                case "touchpoint" -> row.touchpoint = reader.readString();
                case "channel" -> row.channel = reader.readString();
                case "product" -> row.product = reader.readString();
                case "team" -> row.team = text(reader);
                case "interactionClosedAt" -> row.interactionClosedAt = moment(reader);
                case "origin" -> {
                    String origin = text(reader);
                    row.origin = origin == null ? "invited" : origin.toLowerCase(Locale.ROOT);
                }
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
    }

    /** The last one is valid. */
    private void readSubmissions(BsonReader reader, ExportRow row) {
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            readSubmission(reader, row);
        }
        reader.readEndArray();
        if (masking != null) {
            row.answers.replaceAll(answer -> answer.text() == null
                    ? answer
                    : new Answer(
                            answer.questionId(),
                            answer.type(),
                            answer.score(),
                            masking.mask(answer.text(), row.language),
                            answer.choices()));
        }
    }

    private static void readSubmission(BsonReader reader, ExportRow row) {
        var answers = new ArrayList<Answer>();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "language" -> row.language = text(reader);
                case "answers" -> {
                    reader.readStartArray();
                    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                        answers.add(answer(reader));
                    }
                    reader.readEndArray();
                }
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        row.answers = answers;
    }

    private static Answer answer(BsonReader reader) {
        String questionId = "";
        QuestionType type = QuestionType.SHORT_TEXT;
        Integer score = null;
        String text = null;
        List<String> choices = List.of();
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "questionId" -> questionId = reader.readString();
                case "type" -> type = QuestionType.valueOf(reader.readString());
                case "score" -> score = isNull(reader) ? null : Integer.valueOf(number(reader));
                case "text" -> text = text(reader);
                case "choices" -> choices = texts(reader);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new Answer(questionId, type, score, text, choices);
    }

    private static List<String> texts(BsonReader reader) {
        List<String> texts = null;
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            texts = texts == null ? new ArrayList<>() : texts;
            texts.add(reader.readString());
        }
        reader.readEndArray();
        return texts == null ? List.of() : texts;
    }

    private static UUID id(BsonReader reader) {
        return reader.readBinaryData().asUuid();
    }

    private static int number(BsonReader reader) {
        return reader.getCurrentBsonType() == BsonType.INT64 ? Math.toIntExact(reader.readInt64()) : reader.readInt32();
    }

    private static Instant moment(BsonReader reader) {
        return Instant.ofEpochMilli(reader.readDateTime());
    }

    private static @Nullable String text(BsonReader reader) {
        return isNull(reader) ? null : reader.readString();
    }

    /** Passes over it, too. */
    private static boolean isNull(BsonReader reader) {
        if (reader.getCurrentBsonType() == BsonType.NULL) {
            reader.readNull();
            return true;
        }
        return false;
    }
}
