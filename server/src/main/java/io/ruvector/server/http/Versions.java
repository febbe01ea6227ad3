package io.ruvector.server.http;

import io.ruvector.operation.Operation;
import io.ruvector.operation.Versioned;
import io.ruvector.store.InvalidInputException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;

/** Entity tags are the versions of entries: {@code If-Match} and {@code If-None-Match: *} become an operation's {@code ifVersion}. */
final class Versions {

    private static final String FIELD = "ifVersion";
    private static final Pattern TAG = Pattern.compile("\"([0-9a-f]{1,64})\"");

    private Versions() {}

    /** What the request's conditions add to its identity. */
    static String asked(ServerRequest request) {
        String match = request.headers().firstHeader("If-Match");
        String none = request.headers().firstHeader("If-None-Match");
        return (match == null ? "" : " If-Match " + match) + (none == null ? "" : " If-None-Match " + none);
    }

    static void addTo(Map<String, Object> arguments, Operation<?, ?> operation, ServerRequest request) {
        boolean conditional = operation.input().fields().stream()
                .anyMatch(field -> field.name().equals(FIELD));
        @Nullable String match = request.headers().firstHeader("If-Match");
        @Nullable String none = request.headers().firstHeader("If-None-Match");
        if (conditional && match != null) {
            arguments.put(FIELD, match.equals("*") ? "any" : version(match));
        } else if (conditional && none != null) {
            if (!none.equals("*")) {
                throw new InvalidInputException("If-None-Match", none, "*");
            }
            arguments.put(FIELD, "none");
        } else if (match != null) {
            throw new InvalidInputException("If-Match", match, "no such header; this has no versions");
        }
    }

    /** The version that an answer names, if it names one. */
    static @Nullable String of(Record answer) {
        return answer instanceof Versioned versioned ? versioned.version() : null;
    }

    private static String version(String tag) {
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            throw new InvalidInputException("If-Match", tag, "one entity tag, as an answer gave it, or *");
        }
        return matcher.group(1);
    }
}
