package io.ruvector.benchmarks.transfer;

import io.ruvector.vector.VectorEntry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Made rows as Parquet's records, each metadata value a column of its own. */
final class MadeParquet extends WriteSupport<MadeParquet.Row> {
    static final MessageType SCHEMA = Types.buildMessage()
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("id")
            .requiredList()
            .requiredElement(PrimitiveTypeName.FLOAT)
            .named("vector")
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("colour")
            .required(PrimitiveTypeName.INT64)
            .named("year")
            .named("made");

    private @Nullable RecordConsumer consumer;

    /** Begins a writer of a file. */
    static ParquetWriter.Builder<Row, ?> writer(Path file) {
        return new Builder(new LocalOutputFile(file));
    }

    @Override
    public WriteContext init(org.apache.hadoop.conf.Configuration configuration) {
        return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(Row row) {
        RecordConsumer out = Objects.requireNonNull(consumer, "prepareForWrite comes first");
        out.startMessage();
        field(out, 0, () -> out.addBinary(Binary.fromString(row.entry().id())));
        field(out, 1, () -> {
            out.startGroup();
            out.startField("list", 0);
            for (float component : row.vector()) {
                out.startGroup();
                out.startField("element", 0);
                out.addFloat(component);
                out.endField("element", 0);
                out.endGroup();
            }
            out.endField("list", 0);
            out.endGroup();
        });
        Map<String, Object> metadata = row.entry().metadata();
        field(out, 2, () -> out.addBinary(Binary.fromString(String.valueOf(metadata.get("colour")))));
        field(out, 3, () -> out.addLong((Long) Objects.requireNonNull(metadata.get("year"))));
        out.endMessage();
    }

    private static void field(RecordConsumer out, int index, Runnable value) {
        String name = SCHEMA.getFieldName(index);
        out.startField(name, index);
        value.run();
        out.endField(name, index);
    }

    /** A row, and its vector, which may be another than the entry's. */
    record Row(VectorEntry entry, float[] vector) {}

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(org.apache.hadoop.conf.Configuration configuration) {
            return new MadeParquet();
        }
    }
}
