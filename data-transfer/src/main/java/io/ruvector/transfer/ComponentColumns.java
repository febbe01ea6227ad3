package io.ruvector.transfer;

import java.util.List;
import java.util.TreeMap;

/** Finds the columns of a vector's components: a common beginning, then 0, 1, 2 … or 1, 2, 3 …, each once. */
final class ComponentColumns {
    private ComponentColumns() {}

    /** The positions of the components' columns in their order; empty when there are none or one is missing. */
    static int[] find(List<String> names, String prefix) {
        TreeMap<Integer, Integer> byComponent = new TreeMap<>();
        for (int column = 0; column < names.size(); column++) {
            String rest =
                    names.get(column).startsWith(prefix) ? names.get(column).substring(prefix.length()) : "";
            String digits = rest.startsWith("_") || rest.startsWith(".") ? rest.substring(1) : rest;
            if (digits.matches("0|[1-9][0-9]{0,6}")) {
                byComponent.put(Integer.parseInt(digits), column);
            }
        }
        boolean whole = !byComponent.isEmpty()
                && byComponent.firstKey() <= 1
                && byComponent.lastKey() - byComponent.firstKey() == byComponent.size() - 1;
        return whole ? byComponent.values().stream().mapToInt(Integer::intValue).toArray() : new int[0];
    }
}
