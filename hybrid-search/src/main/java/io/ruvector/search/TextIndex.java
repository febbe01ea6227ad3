package io.ruvector.search;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreClosedException;
import io.ruvector.vector.Filter;
import io.ruvector.vector.VectorDb;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Keyword search (BM25) over the rows of one collection or table.
 *
 * <p>The index is derived: it remembers the last sequence of the store that it contains, takes later changes from the
 * store's change feed before it answers, and is made again from the rows when its files are missing or damaged. So a
 * search sees every write that was acknowledged before it, and a crash at any point loses nothing. Opening costs
 * nothing; the files are opened at the first use.
 *
 * <p>BM25 with Lucene's formula (Robertson and Zaragoza, 2009). Term statistics are those of the whole source: scores,
 * never results, of one tenant depend on another's texts.
 *
 * <p>Thread-safe. At most one open index for a source in a process; close it before the store.
 *
 * {@snippet :
 * Collection notes = db.collection("notes");
 * try (TextIndex index = TextIndex.open(db, TextSource.of(notes), TextIndexOptions.defaults())) {
 *     List<TextHit> hits = index.search("broken pump seal", 10, Filter.eq("tenant", "acme"));
 * }
 * }
 */
public final class TextIndex implements AutoCloseable {
    private final VectorDb db;
    private final TextSource source;
    private final DerivedIndex derived;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean closed;

    private TextIndex(VectorDb db, TextSource source, TextIndexOptions options) {
        this.db = db;
        this.source = source;
        this.derived = new DerivedIndex(db, source, options);
    }

    /**
     * The text index of a source, in a folder {@code text/} of the store's directory.
     *
     * @param db the open store that the source belongs to
     * @param source the rows to search
     * @param options settings
     */
    public static TextIndex open(VectorDb db, TextSource source, TextIndexOptions options) {
        return new TextIndex(db, source, options);
    }

    /** The name of the collection or table that is searched. */
    public String source() {
        return source.name();
    }

    /** {@link #search(String, int, Filter)} over all rows. */
    public List<TextHit> search(String query, int k) {
        return search(query, k, null);
    }

    /**
     * The rows that fit the words best, best first, equal scores by id. A row needs one of the words; a query without
     * any indexed word (only stop words, say) finds nothing.
     *
     * @param query words, as data: no character has a meaning of its own
     * @param k how many at most, at least 1; exactly k come back when k rows match
     * @param filter which rows may be found; null for all
     * @throws TextIndexException when the index files cannot be read or written
     */
    public List<TextHit> search(String query, int k, @Nullable Filter filter) {
        if (k < 1) {
            throw new InvalidInputException("k", k, "at least 1");
        }
        return answer(files -> {
            Query restricted = restricted(KeywordQuery.of(query, files.analyzer()), filter);
            return files.search(searcher -> IdOrderedTop.of(searcher, restricted, k), List.of());
        });
    }

    /**
     * BM25 scores of given rows for a query, on the scale of {@link #search(String, int, Filter)}. Rows that hold none
     * of the words are left out.
     *
     * @param query words, as data
     * @param ids keys of rows
     */
    public Map<String, Double> scores(String query, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return answer(files -> {
            Query words = KeywordQuery.of(query, files.analyzer());
            return files.search(searcher -> GivenScores.of(searcher, words, ids), Map.of());
        });
    }

    /** How many rows can be found. */
    public long size() {
        return answer(IndexFiles::size);
    }

    /**
     * Takes all changes of the source so far. Searches do this by themselves; calling it during a long import spreads
     * the work.
     */
    public void catchUp() {
        answer(files -> true);
    }

    /** Writes the index durably with the sequence it contains, so that the next opening starts from here. */
    public void commit() {
        locked(() -> {
            derived.caughtUp();
            derived.commit();
            return true;
        });
    }

    /** Writes what was taken since the last commit, if anything, and releases the files. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                derived.close();
            }
        } catch (IOException e) {
            throw new TextIndexException("closing the text index of " + source.name(), e);
        } finally {
            lock.unlock();
        }
    }

    private <T> T answer(Question<T> question) {
        try {
            Optional<IndexFiles> ready = closed ? Optional.empty() : derived.ifCaughtUp();
            IndexFiles files = ready.isPresent() ? ready.get() : locked(derived::caughtUp);
            T result = question.ask(files);
            if (closed) {
                throw new StoreClosedException(db.path());
            }
            return result;
        } catch (IOException e) {
            throw new TextIndexException("searching the text index of " + source.name(), e);
        }
    }

    private <T> T locked(Step<T> step) {
        lock.lock();
        try {
            if (closed) {
                throw new StoreClosedException(db.path());
            }
            return step.run();
        } catch (IOException e) {
            throw new TextIndexException("updating the text index of " + source.name(), e);
        } finally {
            lock.unlock();
        }
    }

    private static Query restricted(Query words, @Nullable Filter filter) {
        if (filter == null) {
            return words;
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(words, BooleanClause.Occur.MUST);
        FilterTerms.of(filter).restrict(query);
        return query.build();
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(IndexFiles files) throws IOException;
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }
}
