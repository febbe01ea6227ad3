package io.ruvector.causal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Row keys of the graph's table. Each part is escaped, so a {@code /} always ends a part and no scope's prefix begins
 * another scope's:
 *
 * <pre>
 * o/scope/cause/effect/id   one observation (in format 1 with a digest of its context before the id)
 * i/scope/id                key of the observation with that id
 * e/scope/source/id         key of an observation drawn from another record
 * r/scope/cause/effect      changed with every change of the pair
 * </pre>
 */
final class CausalKeys {

    static final String FORMAT = "format";
    static final String SUMS_OF_FORMAT_1 = "s/";
    static final String PAIRS = "r/";

    private CausalKeys() {}

    static String observation(Observation o) {
        return "o/" + pair(o.scope(), o.cause(), o.effect()) + escape(o.id());
    }

    static String observations(Pair pair) {
        return "o/" + pair(pair.scope(), pair.cause(), pair.effect());
    }

    static String id(String scope, String id) {
        return "i/" + escape(scope) + "/" + escape(id);
    }

    static String idsOfScope(String scope) {
        return "i/" + escape(scope) + "/";
    }

    static String source(Observation o) {
        return ofSource(o.scope(), o.source()) + escape(o.id());
    }

    static String ofSource(String scope, String source) {
        return "e/" + escape(scope) + "/" + escape(source) + "/";
    }

    static String revision(Pair pair) {
        String key = "r/" + pair(pair.scope(), pair.cause(), pair.effect());
        return key.substring(0, key.length() - 1);
    }

    static String pairsOfScope(String scope) {
        return "r/" + escape(scope) + "/";
    }

    /** The pair of a revision row. */
    static Pair pairOf(String revisionKey) {
        String[] parts = revisionKey.substring(PAIRS.length()).split("/", -1);
        return new Pair(unescape(parts[0]), unescape(parts[1]), unescape(parts[2]));
    }

    /** A context as {@code key=value} pairs in key order, joined by {@code ", "}. */
    static String label(Map<String, String> context) {
        return new TreeMap<>(context)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(", "));
    }

    private static String pair(String scope, String cause, String effect) {
        return String.join("/", List.of(escape(scope), escape(cause), escape(effect))) + "/";
    }

    private static String escape(String part) {
        return part.replace("%", "%25").replace("/", "%2F");
    }

    private static String unescape(String part) {
        return part.replace("%2F", "/").replace("%25", "%");
    }
}
