package io.ruvector.benchmarks.transfer;

import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Which rows there are: their number, and the SHA-256 of all ids and rows in the order of the ids, so that two are equal when every id,
 * every bit of every vector and all metadata are.
 *
 * @param count how many
 * @param digest of all of them, in hexadecimal
 */
record Rows(long count, String digest) {
    /** Made rows from 1 to a number. */
    static Rows of(MadeRows made, int count) {
        return digested(sink -> {
            for (int number = 1; number <= count; number++) {
                sink.accept(made.row(number));
            }
        });
    }

    /** What a database has in the collection that is imported into. */
    static Rows of(VectorDb db) {
        return digested(sink -> db.collection(ImportingProcess.COLLECTION).forEach(sink));
    }

    private static Rows digested(Consumer<Consumer<VectorEntry>> source) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            long[] count = new long[1];
            source.accept(entry -> {
                count[0]++;
                sha.update(entry.id().getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
                sha.update(entry.toRow());
            });
            return new Rows(count[0], HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
