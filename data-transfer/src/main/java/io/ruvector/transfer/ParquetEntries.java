package io.ruvector.transfer;

import io.ruvector.vector.VectorEntry;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Entries as Parquet's records: id, vector (a list of floats), text, metadata (JSON). */
final class ParquetEntries extends WriteSupport<VectorEntry> {
    private static final MessageType SCHEMA = Types.buildMessage()
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("id")
            .requiredList()
            .requiredElement(PrimitiveTypeName.FLOAT)
            .named("vector")
            .optional(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("text")
            .optional(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.jsonType())
            .named("metadata")
            .named("ruvector_entry");

    private @Nullable RecordConsumer consumer;

    @Override
    public WriteContext init(org.apache.hadoop.conf.Configuration configuration) {
        return new WriteContext(SCHEMA, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(VectorEntry entry) {
        RecordConsumer out = Objects.requireNonNull(consumer, "prepareForWrite comes first");
        out.startMessage();
        text(out, "id", 0, entry.id());
        vector(out, entry.vector());
        entry.text().ifPresent(text -> text(out, "text", 2, text));
        if (!entry.metadata().isEmpty()) {
            text(out, "metadata", 3, JsonMetadata.text(entry.metadata()));
        }
        out.endMessage();
    }

    private static void text(RecordConsumer out, String name, int index, String value) {
        out.startField(name, index);
        out.addBinary(Binary.fromString(value));
        out.endField(name, index);
    }

    private static void vector(RecordConsumer out, float[] vector) {
        out.startField("vector", 1);
        out.startGroup();
        out.startField("list", 0);
        for (float component : vector) {
            out.startGroup();
            out.startField("element", 0);
            out.addFloat(component);
            out.endField("element", 0);
            out.endGroup();
        }
        out.endField("list", 0);
        out.endGroup();
        out.endField("vector", 1);
    }
}
