package io.ruvector.benchmarks.transfer;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The least that Parquet's record assembly can be given: the last text, and the floats of the present record. */
final class RawRecord extends GroupConverter {
    private final Converter[] fields;
    private float[] vector = new float[16];
    private int count;
    private @Nullable String id;

    RawRecord(MessageType schema) {
        fields = new Converter[schema.getFieldCount()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = converter(schema.getType(i), schema.getFieldName(i).equals("id"));
        }
    }

    private Converter converter(Type type, boolean isId) {
        if (!type.isPrimitive()) {
            return new Passing(converter(type.asGroupType().getType(0), false));
        }
        return new PrimitiveConverter() {
            @Override
            public void addFloat(float value) {
                if (count == vector.length) {
                    vector = java.util.Arrays.copyOf(vector, 2 * count);
                }
                vector[count++] = value;
            }

            @Override
            public void addBinary(Binary value) {
                id = isId ? value.toStringUsingUTF8() : id;
            }

            @Override
            public void addLong(long value) {
                // The year is read, and not wanted.
            }
        };
    }

    RecordMaterializer<RawRecord> materializer() {
        return new RecordMaterializer<>() {
            @Override
            public RawRecord getCurrentRecord() {
                return RawRecord.this;
            }

            @Override
            public GroupConverter getRootConverter() {
                return RawRecord.this;
            }
        };
    }

    @Nullable
    String id() {
        return id;
    }

    float[] vector() {
        return vector;
    }

    @Override
    public Converter getConverter(int fieldIndex) {
        return fields[fieldIndex];
    }

    @Override
    public void start() {
        count = 0;
    }

    @Override
    public void end() {
        // The next record overwrites this one.
    }

    private static final class Passing extends GroupConverter {
        private final Converter inner;

        Passing(Converter inner) {
            this.inner = inner;
        }

        @Override
        public Converter getConverter(int fieldIndex) {
            return inner;
        }

        @Override
        public void start() {
            // A list says nothing by itself.
        }

        @Override
        public void end() {
            // A list says nothing by itself.
        }
    }
}
