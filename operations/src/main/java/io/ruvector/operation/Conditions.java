package io.ruvector.operation;

import io.ruvector.vector.Filter;
import org.jspecify.annotations.Nullable;

/** Conditions on metadata as callers write them. */
final class Conditions {

    static final String HELP =
            "Only what has such metadata, as 'lang = \"en\" and (year >= 2020 or tags contains \"news\")'";

    private Conditions() {}

    /** The condition, or one that everything meets. */
    static Filter of(@Nullable String text) {
        return text == null || text.isBlank() ? Filter.and() : Filter.parse(text);
    }
}
