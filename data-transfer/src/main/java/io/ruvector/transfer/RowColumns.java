package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which columns or fields of a file are what. All others become metadata.
 *
 * @param id the column of the id
 * @param vector the column of the vector; or, where no column has this name, the beginning of the names of the columns of
 *     its components, which end with their positions from 0 or 1
 * @param text the column of the text
 * @param metadata the column of an object whose fields become metadata
 * @param types types of columns of metadata whose values a file holds as text; a column that is not named stays text
 */
public record RowColumns(String id, String vector, String text, String metadata, Map<String, ColumnType> types) {
    /** Checks that the names differ. */
    public RowColumns {
        types = Map.copyOf(types);
        if (id.equals(vector) || id.equals(text) || vector.equals(text)) {
            throw new InvalidInputException(
                    "columns", id + ", " + vector + ", " + text, "three different names for id, vector and text");
        }
    }

    /** The columns {@code id}, {@code vector}, {@code text} and {@code metadata}. */
    public static RowColumns standard() {
        return new RowColumns("id", "vector", "text", "metadata", Map.of());
    }

    /**
     * These columns with another name of the id's.
     *
     * @param name the column
     * @return the columns
     */
    public RowColumns withId(String name) {
        return new RowColumns(name, vector, text, metadata, types);
    }

    /**
     * These columns with another name of the vector's.
     *
     * @param name the column, or the beginning of the names of the components' columns
     * @return the columns
     */
    public RowColumns withVector(String name) {
        return new RowColumns(id, name, text, metadata, types);
    }

    /**
     * These columns with another name of the text's.
     *
     * @param name the column
     * @return the columns
     */
    public RowColumns withText(String name) {
        return new RowColumns(id, vector, name, metadata, types);
    }

    /**
     * These columns, one of them with a type.
     *
     * @param column a column of metadata
     * @param type its type
     * @return the columns
     */
    public RowColumns withType(String column, ColumnType type) {
        Map<String, ColumnType> more = new LinkedHashMap<>(types);
        more.put(column, type);
        return new RowColumns(id, vector, text, metadata, more);
    }

    ColumnType type(String column) {
        return types.getOrDefault(column, ColumnType.TEXT);
    }

    boolean isMetadata(String column) {
        return !column.equals(id) && !column.equals(vector) && !column.equals(text) && !column.equals(metadata);
    }
}
