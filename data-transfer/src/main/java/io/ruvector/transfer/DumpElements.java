package io.ruvector.transfer;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a JSON dump of another product has its rows in. Immutable. */
interface DumpElements {
    /** The names of lists at the top whose elements are of interest; an empty one stands for the document itself being a list. */
    Set<String> lists();

    /** What such an element holds, each of which is a row: itself, things within it, or nothing. */
    List<Object> parts(String list, Object element);

    /**
     * A part as a row.
     *
     * @throws BadRowException when it cannot be one
     */
    SourceRow row(RowPlace place, Object part);

    /** The id of a part. */
    static String id(RowPlace place, Object part) {
        @Nullable Object id = JsonValues.field(part, "id");
        if (id instanceof String || id instanceof Long) {
            return id.toString();
        }
        throw place.bad("a text or whole number in \"id\"", id);
    }
}
