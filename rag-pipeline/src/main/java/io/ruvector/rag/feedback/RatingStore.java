package io.ruvector.rag.feedback;

import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The rows of rated questions and of each scope's champion. The rows are the truth; what is held in memory is made from
 * them. At most {@value #MAX_SCOPES} scopes are kept in memory. Thread-safe.
 */
final class RatingStore {
    static final int MAX_SCOPES = 256;
    private static final String QUESTION = "q";
    private static final String CHAMPION = "champion";

    private final VectorDb db;
    private final Table table;
    private final Unrelated unrelated;
    private final Map<String, RatedScope> loaded = new LinkedHashMap<>(16, 0.75f, true);

    /** The cosine that unrelated questions have; asked for only when something was rated. */
    interface Unrelated {
        double cosine();
    }

    RatingStore(VectorDb db, Table table, Unrelated unrelated) {
        this.db = db;
        this.table = table;
        this.unrelated = unrelated;
    }

    boolean isEmpty() {
        return table.count() == 0;
    }

    /** The same words in any case and spacing give the same key. */
    static String key(String question) {
        String words = question.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return QUESTION + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What a scope has learned. */
    synchronized RatedScope scope(String scope) {
        RatedScope known = loaded.get(scope);
        if (known == null) {
            known = load(scope);
            loaded.put(scope, known);
            if (loaded.size() > MAX_SCOPES) {
                loaded.remove(loaded.keySet().iterator().next());
            }
        }
        return known;
    }

    private RatedScope load(String scope) {
        String prefix = ScopeKey.prefix(scope);
        RatedMemory memory = new RatedMemory(unrelated.cosine());
        Champion[] champion = {Champion.FIRST};
        table.forEach(prefix, (key, bytes) -> {
            String id = key.substring(prefix.length());
            if (id.equals(CHAMPION)) {
                champion[0] = Champion.fromBytes(bytes);
            } else {
                memory.put(RatedQuestionCodec.decode(id, bytes));
            }
        });
        return new RatedScope(memory, champion[0]);
    }

    void write(String scope, RatedQuestion question, WriteBatch batch) {
        String key = ScopeKey.of(scope, question.key());
        if (question.passages().isEmpty()) {
            batch.remove(table, key);
        } else {
            batch.put(table, key, RatedQuestionCodec.encode(question));
        }
    }

    void remove(String scope, String key, WriteBatch batch) {
        batch.remove(table, ScopeKey.of(scope, key));
    }

    void writeChampion(String scope, Champion champion) {
        db.write(new WriteBatch().put(table, ScopeKey.of(scope, CHAMPION), champion.toBytes()));
    }

    void erase(String scope, WriteBatch batch) {
        table.forEach(ScopeKey.prefix(scope), (key, bytes) -> batch.remove(table, key));
    }

    synchronized void forget(String scope) {
        loaded.remove(scope);
    }
}
