package io.heard.feedback.export.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriteStore;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.xerial.snappy.Snappy;

/** The compressed pages of one row group, column by column, until it is written. */
final class ParquetChunks implements PageWriteStore {

    private final Map<String, Chunk> chunks = new HashMap<>();

    @Override
    public PageWriter getPageWriter(ColumnDescriptor column) {
        return chunk(column);
    }

    private Chunk chunk(ColumnDescriptor column) {
        return chunks.computeIfAbsent(column.getPath()[0], name -> new Chunk());
    }

    long held() {
        return chunks.values().stream().mapToLong(Chunk::getMemSize).sum();
    }

    long bytes(ColumnDescriptor column) {
        Chunk chunk = chunk(column);
        return chunk.dictionary.size() + (long) chunk.pages.size();
    }

    /** The dictionary first, since pages point into it. */
    ColumnChunk write(ColumnDescriptor column, OutputStream out, long offset) throws IOException {
        Chunk chunk = chunk(column);
        chunk.dictionary.writeTo(out);
        chunk.pages.writeTo(out);
        var metadata = new ColumnMetaData(
                typeOf(column),
                chunk.encodings.stream()
                        .map(encoding -> org.apache.parquet.format.Encoding.valueOf(encoding.name()))
                        .toList(),
                List.of(column.getPath()[0]),
                CompressionCodec.SNAPPY,
                chunk.values,
                chunk.uncompressed,
                bytes(column),
                offset + chunk.dictionary.size());
        if (chunk.dictionary.size() > 0) {
            metadata.setDictionary_page_offset(offset);
        }
        return new ColumnChunk(offset).setMeta_data(metadata);
    }

    private static Type typeOf(ColumnDescriptor column) {
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> Type.INT32;
            case INT64 -> Type.INT64;
            default -> Type.BYTE_ARRAY;
        };
    }

    private static final class Chunk implements PageWriter {

        private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream(0);
        private final ByteArrayOutputStream pages = new ByteArrayOutputStream(0);
        private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
        private long values;
        private long uncompressed;

        @Override
        public void writePage(
                BytesInput bytes,
                int valueCount,
                int rowCount,
                Statistics<?> statistics,
                SizeStatistics sizes,
                GeospatialStatistics places,
                Encoding repetition,
                Encoding definition,
                Encoding encoding)
                throws IOException {
            writePage(bytes, valueCount, rowCount, statistics, repetition, definition, encoding);
        }

        @Override
        public void writePage(
                BytesInput bytes,
                int valueCount,
                int rowCount,
                Statistics<?> statistics,
                Encoding repetition,
                Encoding definition,
                Encoding encoding)
                throws IOException {
            encodings.addAll(List.of(repetition, definition, encoding));
            values += valueCount;
            write(
                    bytes,
                    new PageHeader()
                            .setType(PageType.DATA_PAGE)
                            .setData_page_header(
                                    new DataPageHeader(valueCount, of(encoding), of(definition), of(repetition))),
                    pages);
        }

        @Override
        public void writeDictionaryPage(DictionaryPage page) throws IOException {
            encodings.add(page.getEncoding());
            write(
                    page.getBytes(),
                    new PageHeader()
                            .setType(PageType.DICTIONARY_PAGE)
                            .setDictionary_page_header(
                                    new DictionaryPageHeader(page.getDictionarySize(), of(page.getEncoding()))),
                    dictionary);
        }

        private void write(BytesInput bytes, PageHeader header, ByteArrayOutputStream out) throws IOException {
            var raw = new ByteArrayOutputStream((int) bytes.size());
            bytes.writeAllTo(raw);
            byte[] compressed = Snappy.compress(raw.toByteArray());
            int before = out.size();
            Util.writePageHeader(
                    header.setUncompressed_page_size((int) bytes.size()).setCompressed_page_size(compressed.length),
                    out);
            uncompressed += out.size() - before + bytes.size();
            out.write(compressed);
        }

        private static org.apache.parquet.format.Encoding of(Encoding encoding) {
            return org.apache.parquet.format.Encoding.valueOf(encoding.name());
        }

        @Deprecated
        @Override
        public void writePage(
                BytesInput bytes,
                int valueCount,
                Statistics<?> statistics,
                Encoding repetition,
                Encoding definition,
                Encoding encoding) {
            throw new UnsupportedOperationException("Pages come with the number of their rows");
        }

        @Override
        public void writePageV2(
                int rowCount,
                int nullCount,
                int valueCount,
                BytesInput repetition,
                BytesInput definition,
                Encoding encoding,
                BytesInput data,
                Statistics<?> statistics) {
            throw new UnsupportedOperationException("Pages are of the first version, which every reader knows");
        }

        @Override
        public long getMemSize() {
            return dictionary.size() + (long) pages.size();
        }

        @Override
        public long allocatedSize() {
            return getMemSize();
        }

        @Override
        public String memUsageString(String prefix) {
            return prefix + getMemSize();
        }
    }
}
