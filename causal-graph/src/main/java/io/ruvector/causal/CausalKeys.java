package io.ruvector.causal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Row keys of the graph's table. Each part is escaped, so a {@code /} always ends a part and no scope's prefix begins
 * another scope's:
 *
 * <pre>
 * o/scope/cause/effect/context/id   one observation
 * s/scope/cause/effect/context      sums of one context of one pair
 * i/scope/id                        key of the observation with that id
 * </pre>
 *
 * <p>{@code context} is {@code -} for none, else the first 128 bits of the SHA-256 of its length-prefixed pairs.
 */
final class CausalKeys {

    static final String FORMAT = "format";

    private CausalKeys() {}

    static String observation(Observation o) {
        return "o/" + pair(o.scope(), o.cause(), o.effect()) + digest(o.context()) + "/" + escape(o.id());
    }

    static String observationsOfStratum(Observation o) {
        return "o/" + pair(o.scope(), o.cause(), o.effect()) + digest(o.context()) + "/";
    }

    static String sums(Observation o) {
        return "s/" + pair(o.scope(), o.cause(), o.effect()) + digest(o.context());
    }

    static String id(String scope, String id) {
        return "i/" + escape(scope) + "/" + escape(id);
    }

    static String idsOfScope(String scope) {
        return "i/" + escape(scope) + "/";
    }

    /** Prefix of all rows of one kind ({@code o} or {@code s}) of a pair. */
    static String ofPair(char kind, String scope, String cause, String effect) {
        return kind + "/" + pair(scope, cause, effect);
    }

    /** Prefix of all rows of one kind ({@code o} or {@code s}) of a scope. */
    static String ofScope(char kind, String scope) {
        return kind + "/" + escape(scope) + "/";
    }

    /** The parts of an observation's or sums row's key after the kind, unescaped. */
    static String[] parts(String key) {
        String[] parts = key.substring(2).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = unescape(parts[i]);
        }
        return parts;
    }

    /** A context as {@code key=value} pairs in key order, joined by {@code ", "}. */
    static String label(Map<String, String> context) {
        return new TreeMap<>(context)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(", "));
    }

    private static String pair(String scope, String cause, String effect) {
        return escape(scope) + "/" + escape(cause) + "/" + escape(effect) + "/";
    }

    private static String digest(Map<String, String> context) {
        if (context.isEmpty()) {
            return "-";
        }
        StringBuilder unambiguous = new StringBuilder();
        new TreeMap<>(context)
                .forEach((key, value) -> unambiguous
                        .append(key.length())
                        .append(':')
                        .append(key)
                        .append(value.length())
                        .append(':')
                        .append(value));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(unambiguous.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String escape(String part) {
        return part.replace("%", "%25").replace("/", "%2F");
    }

    private static String unescape(String part) {
        return part.replace("%2F", "/").replace("%25", "%");
    }
}
