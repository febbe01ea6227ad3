package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.Type;

/** Takes a column that is a list: of the standard's three levels, or of the two that older writers use. */
final class ParquetList extends GroupConverter {
    private final Converter element;
    private final Runnable start;
    private final Runnable end;

    private ParquetList(Converter element, Runnable start, Runnable end) {
        this.element = element;
        this.start = start;
        this.end = end;
    }

    static Converter ofFloats(Type type, Path file, Consumer<float[]> sink, Consumer<String> problem) {
        FloatList floats = new FloatList();
        ParquetFloat.require(elementType(type, file), file);
        return list(
                type,
                new ParquetFloat(floats::add),
                floats::size,
                floats::take,
                () -> sink.accept(floats.take()),
                () -> problem.accept("a number as component of the vector in \"" + type.getName() + "\""));
    }

    static Converter ofTexts(Type type, Path file, Consumer<Object> sink, Consumer<String> problem) {
        List<Object> texts = new ArrayList<>();
        Converter text = ParquetValue.of(elementType(type, file), file, texts::add, problem);
        return list(
                type,
                text,
                texts::size,
                texts::clear,
                () -> sink.accept(List.copyOf(texts)),
                () -> problem.accept("a text in the list of \"" + type.getName() + "\""));
    }

    private static Converter list(
            Type type,
            Converter element,
            java.util.function.IntSupplier size,
            Runnable start,
            Runnable end,
            Runnable absent) {
        Type repeated = type.asGroupType().getType(0);
        Converter inner = element;
        if (!repeated.isPrimitive()) {
            int[] before = new int[1];
            inner = new ParquetList(element, () -> before[0] = size.getAsInt(), () -> {
                if (size.getAsInt() == before[0]) {
                    absent.run();
                }
            });
        }
        return new ParquetList(inner, start, end);
    }

    /** The type of a list's elements; refuses what is no list. */
    static Type elementType(Type type, Path file) {
        if (!type.isPrimitive() && type.asGroupType().getFieldCount() == 1) {
            Type repeated = type.asGroupType().getType(0);
            if (repeated.isRepetition(Type.Repetition.REPEATED)) {
                if (repeated.isPrimitive()) {
                    return repeated;
                }
                if (repeated.asGroupType().getFieldCount() == 1) {
                    return repeated.asGroupType().getType(0);
                }
            }
        }
        throw new InvalidInputException("column of " + file, type, "a list of numbers or texts");
    }

    @Override
    public Converter getConverter(int fieldIndex) {
        return element;
    }

    @Override
    public void start() {
        start.run();
    }

    @Override
    public void end() {
        end.run();
    }
}
