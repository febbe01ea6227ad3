package io.ruvector.rag.feedback;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Keys of rows that belong to a scope: what they begin with ends at a mark that no encoded scope contains. */
final class ScopeKey {
    private ScopeKey() {}

    static String prefix(String scope) {
        return URLEncoder.encode(scope, StandardCharsets.UTF_8) + "/";
    }

    static String of(String scope, String id) {
        return prefix(scope) + id;
    }
}
