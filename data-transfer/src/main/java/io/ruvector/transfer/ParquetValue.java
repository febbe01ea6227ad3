package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Takes a column of texts, whole numbers, numbers, booleans or times. */
final class ParquetValue extends PrimitiveConverter {
    private final Consumer<Object> sink;
    private final @Nullable ChronoUnit unitOfTime;

    private ParquetValue(Consumer<Object> sink, @Nullable ChronoUnit unitOfTime) {
        this.sink = sink;
        this.unitOfTime = unitOfTime;
    }

    /** The converter of a column; refuses a type that metadata does not have. */
    static Converter of(Type type, Path file, Consumer<Object> sink, Consumer<String> problem) {
        if (!type.isPrimitive()) {
            return ParquetList.ofTexts(type, file, sink, problem);
        }
        @Nullable LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        boolean known = switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case BINARY ->
                logical instanceof StringLogicalTypeAnnotation
                        || logical instanceof EnumLogicalTypeAnnotation
                        || logical instanceof JsonLogicalTypeAnnotation;
            case INT32, INT64 ->
                logical == null
                        || logical instanceof IntLogicalTypeAnnotation
                        || logical instanceof TimestampLogicalTypeAnnotation;
            case FLOAT, DOUBLE, BOOLEAN -> logical == null;
            case PrimitiveTypeName _ -> false;
        };
        if (!known || type.isRepetition(Type.Repetition.REPEATED)) {
            throw new InvalidInputException(
                    "column of " + file, type, "a text, whole number, float, double, boolean, timestamp or list");
        }
        return new ParquetValue(sink, logical instanceof TimestampLogicalTypeAnnotation time ? unit(time) : null);
    }

    private static ChronoUnit unit(TimestampLogicalTypeAnnotation time) {
        return switch (time.getUnit()) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    @Override
    public void addBinary(Binary value) {
        sink.accept(value.toStringUsingUTF8());
    }

    @Override
    public void addInt(int value) {
        sink.accept((long) value);
    }

    @Override
    public void addLong(long value) {
        sink.accept(unitOfTime == null ? (Object) value : Instant.EPOCH.plus(value, unitOfTime));
    }

    @Override
    public void addFloat(float value) {
        sink.accept((double) value);
    }

    @Override
    public void addDouble(double value) {
        sink.accept(value);
    }

    @Override
    public void addBoolean(boolean value) {
        sink.accept(value);
    }
}
