package io.ruvector.vector;

import io.ruvector.store.CommitLog;
import io.ruvector.store.CommitPoint;
import io.ruvector.store.CommitResult;
import io.ruvector.store.Durability;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.KeyExistsException;
import io.ruvector.store.Mutation;
import io.ruvector.store.Store;
import io.ruvector.store.StoreClosedException;
import io.ruvector.store.StoreIoException;
import io.ruvector.store.StoreLockedException;
import io.ruvector.store.Table;
import io.ruvector.store.UnknownTableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of durable collections and tables that one process owns. Thread-safe.
 *
 * <p>Every write is atomic, as durable as {@link Durability} says, and seen by every later read and search. The rows on
 * disk are the truth; the search indexes are derived from them, loaded when first needed and caught up after a crash.
 *
 * {@snippet :
 * try (VectorDb db = VectorDb.open(DbOptions.of(Path.of("data")))) {
 *     Collection notes = db.openCollection("notes", CollectionOptions.builder(3).build());
 *     notes.upsert(VectorEntry.of("a", new float[] {1, 0, 0}));
 * }
 * }
 */
public final class VectorDb implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VectorDb.class);
    private static final int TRIM_EVERY = 1 << 16;

    private final Store store;
    private final Catalogue catalogue;
    private final DbOptions options;
    private final Checkpoints checkpoints;

    private VectorDb(Store store, DbOptions options) {
        this.store = store;
        this.options = options;
        QuotaGuard guard = new QuotaGuard(options.quotas());
        this.catalogue = new Catalogue(this, store, IndexSettings.of(options), guard);
        store.guard(guard);
        this.checkpoints = new Checkpoints(() -> catalogue.checkpoint(false, options.retainedCommits()));
    }

    /**
     * Opens the database in a directory, which is created when absent.
     *
     * @param options where, and how
     * @return the open database
     * @throws StoreLockedException when another process, or this one, has it open
     * @throws SimdUnavailableException when the options require the Vector API and this JVM was started without it
     */
    public static VectorDb open(DbOptions options) {
        Simd.kernel(options.simd());
        Store store = Store.open(options.path(), options.clock());
        try {
            return new VectorDb(store, options);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * Creates a collection.
     *
     * @param name letters, digits and {@code _ - . : /}, beginning with a letter or digit, at most 128
     * @param options what it is
     * @return the collection
     * @throws CollectionExistsException when the name is taken
     */
    public Collection createCollection(String name, CollectionOptions options) {
        return catalogue.create(name, options);
    }

    /**
     * The collection of a name, created when absent. One that is there keeps its own graph, whatever parameters of a graph are given:
     * {@link #migrate} changes them.
     *
     * @param name its name
     * @param options what it is or has to be
     * @return the collection
     * @throws DimensionMismatchException when it has another dimension
     * @throws ModelMismatchException when its vectors come from another model
     * @throws InvalidInputException when it has another similarity
     */
    public Collection openCollection(String name, CollectionOptions options) {
        return catalogue.open(name, options);
    }

    /**
     * A collection that is there.
     *
     * @param name its name
     * @return the collection
     * @throws UnknownCollectionException when it is not; the message lists those that are
     */
    public Collection collection(String name) {
        return catalogue.get(name);
    }

    /** The names of all collections, sorted. */
    public List<String> collectionNames() {
        return catalogue.names();
    }

    /**
     * Deletes a collection with everything in it. The change feed names each of its entries.
     *
     * @param name its name
     * @return whether it was there
     */
    public boolean dropCollection(String name) {
        return catalogue.drop(name);
    }

    /**
     * Gives a collection other options, from the next open on: its index is built anew from the rows then. Until then it
     * goes on with those it has.
     *
     * @param name its name
     * @param options what it is to be; dimension, similarity and model have to be those it has
     * @return whether they differ from those it had
     * @throws DimensionMismatchException when they have another dimension; nothing is changed
     * @throws ModelMismatchException when they have another model; nothing is changed
     * @throws InvalidInputException when they have another similarity; nothing is changed
     * @throws UnknownCollectionException when there is no such collection
     */
    public boolean migrate(String name, CollectionOptions options) {
        return catalogue.migrate(name, options);
    }

    /** The namespaces that have collections, by name, and what they hold. */
    public List<NamespaceInfo> namespaces() {
        return catalogue.namespaces(options.quotas());
    }

    /**
     * Deletes the collections of a namespace with everything in them, one after the other: after a crash some may be left,
     * each whole.
     *
     * @param namespace the part of their names before the first {@code /}; empty for those without one
     * @return how many there were
     */
    public int dropNamespace(String namespace) {
        return catalogue.dropNamespace(namespace);
    }

    /**
     * A durable table, created when absent.
     *
     * @param name letters, digits and {@code _ - . : /}, beginning with a letter or digit, at most 128; no collection's
     * @return the table
     */
    public Table table(String name) {
        return catalogue.table(name);
    }

    /**
     * Makes a batch durable, all or nothing; every later read and search sees it. It waits for what the batch, or else
     * {@link DbOptions#durability}, says.
     *
     * @param batch the changes; nothing happens when it is empty
     * @return its sequence number, or the last one for an empty batch
     * @throws DuplicateIdException when an inserted id is there already; nothing is changed
     * @throws UnknownCollectionException when a collection was dropped; nothing is changed
     * @throws QuotaExceededException when a collection or namespace would have too many entries; nothing is changed
     * @throws StoreIoException when the disk refuses; nothing is visible
     */
    public long write(WriteBatch batch) {
        return batch.isEmpty() ? store.sequence() : commit(batch).sequence();
    }

    CommitResult commit(WriteBatch batch) {
        List<Mutation> mutations = new ArrayList<>();
        Map<Collection, List<RowChange>> byCollection = new LinkedHashMap<>();
        for (RowChange change : List.copyOf(batch.changes())) {
            mutations.add(change.mutation());
            @Nullable Collection collection = change.collection();
            if (collection != null) {
                if (!collection.belongsTo(this)) {
                    throw new InvalidInputException("collection", collection.name(), "a collection of this database");
                }
                byCollection.computeIfAbsent(collection, _ -> new ArrayList<>()).add(change);
            } else if (catalogue.isCollection(change.mutation().table().name())) {
                throw new InvalidInputException(
                        "table", change.mutation().table().name(), "a table, not a collection");
            }
        }
        CommitResult result = commit(mutations, batch.durabilityOr(options.durability()), byCollection);
        keepTailsShort(result.sequence(), byCollection.keySet());
        return result;
    }

    private void keepTailsShort(long sequence, Set<Collection> changed) {
        try {
            changed.forEach(it -> it.index().loadIfFarBehind());
            if (changed.stream().anyMatch(it -> it.index().isTailLong(options.checkpointEvery()))) {
                checkpoints.request();
            } else if (sequence % TRIM_EVERY == 0) {
                store.changeLog().trim(options.retainedCommits());
            }
        } catch (StoreIoException | StoreClosedException | UnknownTableException e) {
            LOG.warn("The search indexes could not be brought up; the commit {} is safe", sequence, e);
        }
    }

    private CommitResult commit(
            List<Mutation> mutations, Durability durability, Map<Collection, List<RowChange>> byCollection) {
        try {
            return store.commit(
                    mutations,
                    durability,
                    (sequence, _) -> byCollection.forEach(
                            (collection, changes) -> collection.index().apply(sequence, changes)));
        } catch (KeyExistsException e) {
            throw new DuplicateIdException(e.table(), e.key());
        } catch (UnknownTableException e) {
            throw unknown(byCollection.keySet(), e);
        }
    }

    private RuntimeException unknown(java.util.Collection<Collection> used, UnknownTableException e) {
        List<String> known = catalogue.names();
        for (Collection collection : used) {
            if (!known.contains(collection.name())) {
                return new UnknownCollectionException(collection.name(), known);
            }
        }
        return e;
    }

    /**
     * Waits until the disk has every write that has returned; needed after {@link Durability#ORDERED} writes only.
     *
     * @throws StoreIoException when the disk refuses
     */
    public void sync() {
        store.sync();
    }

    /** The sequence of the last commit that every read and search sees; 0 before the first. */
    public long sequence() {
        return store.sequence();
    }

    /** The record of what changed, for indexes outside the store. */
    public ChangeFeed changes() {
        return new ChangeFeed(store.changeLog());
    }

    /** Everything that happened to the rows, as far as the log is kept; for archives. */
    public CommitLog commitLog() {
        return store.commitLog();
    }

    /**
     * Makes a directory that can be opened as a database and has all rows of one moment; writes go on meanwhile. Search indexes are
     * not in it: they are built from the rows when they are first needed.
     *
     * @param target the directory to make, on the same file system
     * @return the last commit that it has
     * @throws InvalidInputException when there is something of this name
     * @throws StoreIoException when the disk refuses
     */
    public CommitPoint snapshot(Path target) {
        return store.snapshot(target);
    }

    /** What the database is and holds. */
    public DbInfo info() {
        return new DbInfo(
                store.directory(),
                store.formatVersion(),
                store.sequence(),
                Simd.description(options.simd()),
                catalogue.collections(),
                catalogue.tables(),
                bytesOnDisk());
    }

    private long bytesOnDisk() {
        try (Stream<Path> files = Files.walk(store.directory())) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException e) {
            throw new StoreIoException("cannot list " + store.directory(), e);
        }
    }

    /**
     * Compares the stored rows with the search indexes, the recorded counts and the checksums of the files. It reads
     * everything and loads every index; writers wait while a collection is compared.
     *
     * @return what is wrong, if anything; a finding is never thrown
     */
    public VerifyReport verify() {
        return new Verification(store).run(catalogue.all(), catalogue.allTables());
    }

    /** Its directory, as a real path. */
    public Path path() {
        return store.directory();
    }

    /** Writes the search indexes to disk, so that the next open reads them instead of building them. */
    public void checkpoint() {
        catalogue.checkpoint(true, options.retainedCommits());
    }

    /** Writes changed search indexes to disk, closes the files and gives the directory up. Closing twice is fine. */
    @Override
    public void close() {
        checkpoints.close();
        try {
            catalogue.checkpoint(false, options.retainedCommits());
        } catch (StoreClosedException e) {
            LOG.debug("Closed before", e);
        } catch (StoreIoException e) {
            LOG.warn("The search indexes could not be written to disk; the next open catches up from the rows", e);
        } finally {
            store.close();
        }
    }

    Store store() {
        return store;
    }

    <T> T guarded(Collection collection, Supplier<T> work) {
        try {
            // What only memory answers would not notice that the database is closed or the collection dropped.
            collection.table().requireUsable();
            return work.get();
        } catch (UnknownTableException e) {
            throw new UnknownCollectionException(collection.name(), catalogue.names());
        }
    }
}
