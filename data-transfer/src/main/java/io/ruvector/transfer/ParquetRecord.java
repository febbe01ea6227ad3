package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The record that Parquet is being assembled into: one converter a column, all of them writing here. */
final class ParquetRecord {
    private final Path file;
    private final RowColumns columns;
    private final MessageType schema;
    private final float[] components;
    private final boolean[] componentSeen;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private float @Nullable [] vector;
    private @Nullable String problem;
    private final GroupConverter root;

    ParquetRecord(Path file, MessageType schema, RowColumns columns) {
        this.file = file;
        this.schema = schema;
        this.columns = columns;
        List<String> names = schema.getFields().stream().map(Type::getName).toList();
        if (!names.contains(columns.id())) {
            throw new InvalidInputException(
                    "columns of " + file, String.join(", ", names), "a column \"" + columns.id() + "\"");
        }
        int[] positions =
                names.contains(columns.vector()) ? new int[0] : ComponentColumns.find(names, columns.vector());
        this.components = new float[positions.length];
        this.componentSeen = new boolean[positions.length];
        this.root = root(converters(positions));
    }

    private Converter[] converters(int[] positions) {
        Converter[] converters = new Converter[schema.getFieldCount()];
        for (int component = 0; component < positions.length; component++) {
            int at = component;
            converters[positions[component]] = new ParquetFloat(number -> {
                components[at] = number;
                componentSeen[at] = true;
            });
            ParquetFloat.require(schema.getType(positions[component]), file);
        }
        for (int column = 0; column < converters.length; column++) {
            Type type = schema.getType(column);
            String name = type.getName();
            if (converters[column] == null) {
                converters[column] = name.equals(columns.vector())
                        ? ParquetList.ofFloats(type, file, floats -> vector = floats, this::isBad)
                        : ParquetValue.of(type, file, value -> values.put(name, value), this::isBad);
            }
        }
        return converters;
    }

    private void isBad(String why) {
        problem = why;
    }

    private GroupConverter root(Converter[] converters) {
        return new GroupConverter() {
            @Override
            public Converter getConverter(int fieldIndex) {
                return converters[fieldIndex];
            }

            @Override
            public void start() {
                values.clear();
                vector = null;
                problem = null;
                Arrays.fill(componentSeen, false);
            }

            @Override
            public void end() {}
        };
    }

    RecordMaterializer<ParquetRecord> materializer() {
        return new RecordMaterializer<>() {
            @Override
            public ParquetRecord getCurrentRecord() {
                return ParquetRecord.this;
            }

            @Override
            public GroupConverter getRootConverter() {
                return root;
            }
        };
    }

    /** What has been assembled, as a row. */
    SourceRow row(long number) {
        if (problem != null) {
            throw new BadRowException(file, number, problem, "none");
        }
        @Nullable Object id = values.get(columns.id());
        if (!(id instanceof String || id instanceof Long)) {
            throw new BadRowException(file, number, "a text or whole number in \"" + columns.id() + "\"", id);
        }
        @Nullable Object text = values.get(columns.text());
        if (text != null && !(text instanceof String)) {
            throw new BadRowException(file, number, "a text in \"" + columns.text() + "\"", text);
        }
        return new SourceRow(number, id.toString(), vector(number), (String) text, metadata(number));
    }

    private float @Nullable [] vector(long number) {
        if (components.length == 0) {
            return vector;
        }
        for (int i = 0; i < components.length; i++) {
            if (!componentSeen[i]) {
                throw new BadRowException(file, number, "a number as component " + i + " of the vector", "none");
            }
        }
        return components.clone();
    }

    private Map<String, Object> metadata(long number) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.equals(columns.metadata()) && value instanceof String json) {
                metadata.putAll(new RowPlace(file, number).object(name, json));
            } else if (columns.isMetadata(name) || name.equals(columns.metadata())) {
                metadata.put(name, value);
            }
        });
        return metadata;
    }
}
