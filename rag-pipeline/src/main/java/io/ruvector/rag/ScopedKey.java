package io.ruvector.rag;

import io.ruvector.store.InvalidInputException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Keys that cannot meet across scopes, whatever the scopes and ids are called. */
final class ScopedKey {
    private ScopedKey() {}

    /** The key of an id within a scope: the id itself in the default scope, where it does not begin with the mark. */
    static String of(String scope, String id) {
        return scope.isEmpty() && !id.startsWith("@") ? id : prefix(scope) + id;
    }

    static String ofChunk(String scope, String documentId, int ordinal) {
        return of(scope, documentId) + "#" + ordinal;
    }

    static void check(String scope) {
        if (scope.length() > 200 || (!scope.isEmpty() && scope.isBlank())) {
            throw new InvalidInputException("scope", scope, "a text of at most 200 characters, not only blanks");
        }
    }

    /** What the keys of a scope begin with; in the default scope only some do. */
    static String prefix(String scope) {
        return "@" + URLEncoder.encode(scope, StandardCharsets.UTF_8) + "/";
    }
}
