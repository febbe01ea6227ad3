package io.ruvector.backup;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a store's archived log, as its file's name tells: {@code IDENTITY-FROM-TO-THROUGH-SHA256.log}.
 *
 * @param name the file's name
 * @param identity the store that it is of
 * @param from the position where it begins
 * @param to the position where it ends
 * @param through every commit of a time before this one, and of the log up to here, is archived
 * @param sha256 of its bytes
 */
record LogSegment(String name, String identity, long from, long to, Instant through, String sha256) {
    static final String FOLDER = "log";
    private static final Pattern NAME = Pattern.compile(
            "([0-9a-zA-Z-]+)-(\\d{20})-(\\d{20})-(\\d{15})-([0-9a-f]{" + Digests.HEX_CHARS + "})\\.log");

    static String name(String identity, long from, long to, Instant through, String sha256) {
        return String.format("%s-%020d-%020d-%015d-%s.log", identity, from, to, through.toEpochMilli(), sha256);
    }

    /** What a name tells; empty when it is not a segment's. */
    static Optional<LogSegment> of(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new LogSegment(
                        name,
                        parts.group(1),
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        Instant.ofEpochMilli(Long.parseLong(parts.group(4))),
                        parts.group(5)))
                : Optional.empty();
    }
}
