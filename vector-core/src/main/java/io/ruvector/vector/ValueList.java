package io.ruvector.vector;

import java.util.AbstractList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable list of metadata values whose {@link #contains} takes constant time, since an {@code in} may list thousands
 * of values and is asked about every entry. It has what {@linkplain MetadataOrder#same is the same}: 1.0 where 1 is listed.
 */
final class ValueList extends AbstractList<Object> implements RandomAccess {
    private final List<Object> values;
    private final Set<Object> distinct;

    private ValueList(List<Object> values) {
        this.values = values;
        this.distinct = new HashSet<>(values.size() * 2);
        values.forEach(value -> distinct.add(MetadataOrder.canonical(value)));
    }

    static List<Object> checked(String key, Collection<?> values) {
        return new ValueList(
                values.stream().map(value -> MetadataValues.value(key, value)).toList());
    }

    @Override
    public boolean contains(@Nullable Object value) {
        return value != null && distinct.contains(MetadataOrder.canonical(value));
    }

    @Override
    public Object get(int index) {
        return values.get(index);
    }

    @Override
    public int size() {
        return values.size();
    }
}
