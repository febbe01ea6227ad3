package io.ruvector.search;

import java.util.Optional;

/**
 * The index term of a metadata entry whose value is a text or a truth value: equal entries, equal terms. Numbers have
 * none, for 1 and 1.0 may be equal.
 *
 * @param text key, type and value; a long value is cut
 * @param whole whether nothing was cut, so that equal terms mean equal entries
 */
record MetadataTerm(String text, boolean whole) {
    private static final int MOST_CHARS = 512;

    static Optional<MetadataTerm> of(String key, Object value) {
        if (!(value instanceof String || value instanceof Boolean)) {
            return Optional.empty();
        }
        String text = key.length() + ":" + key + (value instanceof String ? "=" : "?") + value;
        // An unpaired surrogate is indexed as a replacement character, which others share.
        boolean whole = text.length() <= MOST_CHARS && text.chars().noneMatch(c -> Character.isSurrogate((char) c));
        return Optional.of(new MetadataTerm(text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS), whole));
    }
}
