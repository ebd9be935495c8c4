package io.heard.feedback.export.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Apache Parquet: every part a row group, and a whole file by itself until they are put together. Pages are encoded by Apache's own
 * library; only how they stand in a file is ours, because its writer needs Hadoop and cannot go on with a file after a crash.
 */
public final class ParquetFormat implements FileFormat {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 4;

    private final List<RowGroup> groups = new ArrayList<>();
    private long rows;
    private long position;

    @Override
    public PartWriter part(OutputStream out, Columns columns) throws IOException {
        MessageType schema = schema(columns);
        var chunks = new ParquetChunks();
        ColumnWriteStore store = properties().newColumnWriteStore(schema, chunks);
        List<ColumnDescriptor> described = schema.getColumns();
        ColumnWriter[] writers = described.stream().map(store::getColumnWriter).toArray(ColumnWriter[]::new);
        return new PartWriter() {
            private long written;

            @Override
            public void write(ExportRow row, @Nullable Object[] cells) {
                for (int i = 0; i < writers.length; i++) {
                    writeCell(writers[i], cells[i]);
                }
                store.endRecord();
                written++;
            }

            @Override
            public long held() {
                return store.getBufferedSize() + chunks.held();
            }

            @Override
            public void finish() throws IOException {
                store.flush();
                store.close();
                out.write(MAGIC);
                List<ColumnChunk> placed = new ArrayList<>();
                long next = MAGIC.length;
                for (ColumnDescriptor column : described) {
                    placed.add(chunks.write(column, out, next));
                    next += chunks.bytes(column);
                }
                writeFooter(out, columns, written, List.of(group(placed, written)));
            }
        };
    }

    private static void writeCell(ColumnWriter column, @Nullable Object value) {
        switch (value) {
            case null -> column.writeNull(0, 0);
            case Integer number -> column.write(number.intValue(), 0, 1);
            case Instant moment -> column.write(moment.toEpochMilli(), 0, 1);
            default -> column.write(Binary.fromString(value.toString()), 0, 1);
        }
    }

    @Override
    public void begin(OutputStream out, Columns columns) throws IOException {
        groups.clear();
        rows = 0;
        out.write(MAGIC);
        position = MAGIC.length;
    }

    @Override
    public void append(OutputStream out, Path part, long rows, int known, Columns columns) throws IOException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.READ)) {
            long footer = footerOf(file);
            RowGroup group = metadata(file, footer).getRow_groups().getFirst();
            file.position(MAGIC.length);
            copy(file, footer - MAGIC.length, out);
            List<ColumnChunk> placed = new ArrayList<>(group.getColumns());
            placed.forEach(chunk -> move(chunk, position - MAGIC.length));
            position += footer - MAGIC.length;
            placed.addAll(blanks(out, rows, known, columns));
            groups.add(group(placed, rows));
            this.rows += rows;
        }
    }

    /** The columns that were met after the part was written: nobody in it answered them. */
    private List<ColumnChunk> blanks(OutputStream out, long rows, int known, Columns columns) throws IOException {
        List<ColumnDescriptor> missing = schema(columns)
                .getColumns()
                .subList(Columns.FIXED.size() + known, columns.names().size());
        if (missing.isEmpty()) {
            return List.of();
        }
        var chunks = new ParquetChunks();
        ColumnWriteStore store = properties()
                .newColumnWriteStore(
                        new MessageType(
                                "responses",
                                missing.stream()
                                        .<org.apache.parquet.schema.Type>map(ColumnDescriptor::getPrimitiveType)
                                        .toList()),
                        chunks);
        for (long row = 0; row < rows; row++) {
            for (ColumnDescriptor column : missing) {
                store.getColumnWriter(column).writeNull(0, 0);
            }
            store.endRecord();
        }
        store.flush();
        store.close();
        List<ColumnChunk> placed = new ArrayList<>();
        for (ColumnDescriptor column : missing) {
            placed.add(chunks.write(column, out, position));
            position += chunks.bytes(column);
        }
        return placed;
    }

    @Override
    public void end(OutputStream out, Columns columns) throws IOException {
        writeFooter(out, columns, rows, groups);
    }

    private static void move(ColumnChunk chunk, long by) {
        chunk.setFile_offset(chunk.getFile_offset() + by);
        chunk.getMeta_data().setData_page_offset(chunk.getMeta_data().getData_page_offset() + by);
        if (chunk.getMeta_data().isSetDictionary_page_offset()) {
            chunk.getMeta_data().setDictionary_page_offset(chunk.getMeta_data().getDictionary_page_offset() + by);
        }
    }

    private static RowGroup group(List<ColumnChunk> chunks, long rows) {
        return new RowGroup(
                chunks,
                chunks.stream()
                        .mapToLong(chunk -> chunk.getMeta_data().getTotal_uncompressed_size())
                        .sum(),
                rows);
    }

    private static void writeFooter(OutputStream out, Columns columns, long rows, List<RowGroup> groups)
            throws IOException {
        var footer = new ByteArrayOutputStream();
        var metadata = new FileMetaData(1, elements(columns), rows, groups);
        metadata.setCreated_by("heard");
        Util.writeFileMetaData(metadata, footer);
        footer.writeTo(out);
        out.write(ByteBuffer.allocate(LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(footer.size())
                .array());
        out.write(MAGIC);
    }

    private static long footerOf(FileChannel file) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        long end = file.size() - LENGTH - MAGIC.length;
        file.read(length, end);
        return end - length.getInt(0);
    }

    private static FileMetaData metadata(FileChannel file, long footer) throws IOException {
        file.position(footer);
        InputStream in = Channels.newInputStream(file);
        return Util.readFileMetaData(in);
    }

    private static void copy(FileChannel file, long bytes, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        for (long left = bytes; left > 0; ) {
            buffer.clear().limit((int) Math.min(left, buffer.capacity()));
            int read = file.read(buffer);
            if (read < 0) {
                throw new IOException("A part is shorter than it was written");
            }
            out.write(buffer.array(), 0, read);
            left -= read;
        }
    }

    private static ParquetProperties properties() {
        // Whole row groups are small, so small pages and dictionaries do; what is held at a time stays within a few
        // megabytes.
        return ParquetProperties.builder()
                .withPageSize(1 << 18)
                .withDictionaryPageSize(1 << 17)
                .withStatisticsEnabled(false)
                .withSizeStatisticsEnabled(false)
                .build();
    }

    private static MessageType schema(Columns columns) {
        return new MessageType(
                "responses",
                IntStream.range(0, columns.names().size())
                        .<org.apache.parquet.schema.Type>mapToObj(i -> type(columns, i))
                        .toList());
    }

    private static PrimitiveType type(Columns columns, int place) {
        String name = columns.names().get(place);
        return switch (kind(columns, place)) {
            case INT32 -> Types.optional(PrimitiveTypeName.INT32).named(name);
            case INT64 ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS))
                        .named(name);
            default ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
        };
    }

    private static List<SchemaElement> elements(Columns columns) {
        List<SchemaElement> elements = new ArrayList<>();
        elements.add(
                new SchemaElement("responses").setNum_children(columns.names().size()));
        for (int i = 0; i < columns.names().size(); i++) {
            Type type = kind(columns, i);
            var element = new SchemaElement(columns.names().get(i))
                    .setType(type)
                    .setRepetition_type(FieldRepetitionType.OPTIONAL);
            switch (type) {
                case BYTE_ARRAY -> element.setConverted_type(ConvertedType.UTF8);
                case INT64 -> element.setConverted_type(ConvertedType.TIMESTAMP_MILLIS);
                default -> {}
            }
            elements.add(element);
        }
        return elements;
    }

    private static Type kind(Columns columns, int place) {
        if (place >= Columns.FIXED.size()) {
            Column question = columns.questions().get(place - Columns.FIXED.size());
            return question.kind() == Column.Kind.SCORE ? Type.INT32 : Type.BYTE_ARRAY;
        }
        String name = Columns.FIXED.get(place);
        return Columns.MOMENTS.contains(name)
                ? Type.INT64
                : Columns.NUMBERS.contains(name) ? Type.INT32 : Type.BYTE_ARRAY;
    }
}
