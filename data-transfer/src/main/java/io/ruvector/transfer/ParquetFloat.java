package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Takes a column of floats, doubles (rounded) or whole numbers. */
final class ParquetFloat extends PrimitiveConverter {
    private final Sink sink;

    ParquetFloat(Sink sink) {
        this.sink = sink;
    }

    static void require(Type type, Path file) {
        boolean number = type.isPrimitive()
                && switch (type.asPrimitiveType().getPrimitiveTypeName()) {
                    case FLOAT, DOUBLE, INT32, INT64 -> type.getLogicalTypeAnnotation() == null;
                    case PrimitiveTypeName _ -> false;
                };
        if (!number) {
            throw new InvalidInputException("column of " + file, type, "float or double components of a vector");
        }
    }

    @Override
    public void addFloat(float value) {
        sink.accept(value);
    }

    @Override
    public void addDouble(double value) {
        sink.accept((float) value);
    }

    @Override
    public void addInt(int value) {
        sink.accept(value);
    }

    @Override
    public void addLong(long value) {
        sink.accept(value);
    }

    interface Sink {
        void accept(float value);
    }
}
