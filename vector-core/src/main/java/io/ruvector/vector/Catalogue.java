package io.ruvector.vector;

import io.ruvector.store.Durability;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.Mutation;
import io.ruvector.store.Store;
import io.ruvector.store.Table;
import io.ruvector.store.UnknownTableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which collections there are and what they were created with; kept in a table of its own. Thread-safe. */
final class Catalogue {
    private static final String TABLE = "~collections";
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}][\\p{Alnum}_.:/-]{0,127}");
    private static final byte[] DROPPING = {};
    private static final int DROP_CHUNK = 5_000;

    private final VectorDb db;
    private final Store store;
    private final IndexSettings settings;
    private final QuotaGuard guard;
    private final Table table;
    private final Map<String, Collection> collections = new TreeMap<>();

    Catalogue(VectorDb db, Store store, IndexSettings settings, QuotaGuard guard) {
        this.db = db;
        this.store = store;
        this.settings = settings;
        this.guard = guard;
        this.table = store.table(TABLE);
        List<String> halfDropped = new ArrayList<>();
        table.forEach("", (name, options) -> {
            if (options.length == DROPPING.length) {
                halfDropped.add(name);
            } else {
                collections.put(name, collection(name, OptionsCodec.decode(name, options)));
            }
        });
        halfDropped.forEach(this::removeRows);
    }

    private Collection collection(String name, CollectionOptions options) {
        checkCodes(options);
        Table rows = store.largeTable(name);
        guard.add(name, rows);
        return new Collection(
                db, name, options, rows, new CollectionIndex(name, new IndexLoader(store, rows, options, settings)));
    }

    synchronized Collection create(String name, CollectionOptions options) {
        checkName("collection name", name);
        store.sequence();
        if (collections.containsKey(name)) {
            throw new CollectionExistsException(name);
        }
        if (store.find(name).filter(it -> !it.isLarge() || it.count() > 0).isPresent()) {
            throw new InvalidInputException("collection name", name, "a name that no table has");
        }
        Collection created = collection(name, options);
        put(name, OptionsCodec.encode(options));
        collections.put(name, created);
        return created;
    }

    private void checkCodes(CollectionOptions options) {
        Quantization codes = settings.quantization(options.similarity());
        if (!codes.suits(options.similarity())) {
            throw new InvalidInputException(
                    "quantization", codes, "NONE, for a collection with " + options.similarity());
        }
    }

    synchronized Collection open(String name, CollectionOptions wanted) {
        @Nullable Collection found = collections.get(name);
        if (found == null) {
            return create(name, wanted);
        }
        requireSameVectors(name, found.options(), wanted);
        return found;
    }

    private static void requireSameVectors(String name, CollectionOptions actual, CollectionOptions wanted) {
        if (!actual.model().equals(wanted.model())) {
            throw new ModelMismatchException(name, actual.model(), wanted.model());
        }
        if (actual.dimension() != wanted.dimension()) {
            throw new DimensionMismatchException(actual.dimension(), wanted.dimension());
        }
        if (actual.similarity() != wanted.similarity()) {
            throw new InvalidInputException(
                    "similarity", wanted.similarity(), "the collection's own " + actual.similarity());
        }
    }

    /** Stores other options for the next open; gives whether they are other ones. */
    synchronized boolean migrate(String name, CollectionOptions wanted) {
        CollectionOptions actual =
                OptionsCodec.decode(name, table.get(get(name).name()).orElseThrow());
        requireSameVectors(name, actual, wanted);
        boolean other = !actual.equals(wanted);
        if (other) {
            put(name, OptionsCodec.encode(wanted));
        }
        return other;
    }

    synchronized Collection get(String name) {
        @Nullable Collection found = collections.get(name);
        if (found == null) {
            throw new UnknownCollectionException(name, names());
        }
        return found;
    }

    synchronized List<String> names() {
        return List.copyOf(collections.keySet());
    }

    synchronized boolean isCollection(String name) {
        return collections.containsKey(name);
    }

    synchronized Table table(String name) {
        checkName("table name", name);
        if (collections.containsKey(name)) {
            throw new InvalidInputException("table name", name, "a name that no collection has");
        }
        return store.table(name);
    }

    /** Hides the collection durably first, so that an interrupted removal is finished by the next open. */
    synchronized boolean drop(String name) {
        if (!collections.containsKey(name)) {
            return false;
        }
        put(name, DROPPING);
        Collection dropped = Objects.requireNonNull(collections.remove(name));
        guard.remove(name);
        dropped.index().drop();
        removeRows(name);
        return true;
    }

    private void removeRows(String name) {
        Table rows = store.largeTable(name);
        List<Mutation> chunk = new ArrayList<>();
        rows.forEach("", (key, _) -> {
            chunk.add(new Mutation(Mutation.Kind.REMOVE, rows, key, null));
            if (chunk.size() == DROP_CHUNK) {
                commit(chunk);
                chunk.clear();
            }
        });
        if (!chunk.isEmpty()) {
            commit(chunk);
        }
        store.drop(name);
        commit(List.of(new Mutation(Mutation.Kind.REMOVE, table, name, null)));
    }

    private void put(String name, byte[] options) {
        commit(List.of(new Mutation(Mutation.Kind.PUT, table, name, options)));
    }

    private void commit(List<Mutation> mutations) {
        store.commit(List.copyOf(mutations), Durability.SYNC, (_, _) -> {});
    }

    synchronized List<CollectionInfo> collections() {
        return collections.values().stream()
                .map(it -> new CollectionInfo(it.name(), it.options(), it.count()))
                .toList();
    }

    /** What each namespace has, by name. */
    synchronized List<NamespaceInfo> namespaces(Quotas quotas) {
        Map<String, List<Collection>> byNamespace = new TreeMap<>();
        collections.forEach((name, collection) -> byNamespace
                .computeIfAbsent(Quotas.namespaceOf(name), _ -> new ArrayList<>())
                .add(collection));
        List<NamespaceInfo> infos = new ArrayList<>();
        byNamespace.forEach((name, members) -> infos.add(new NamespaceInfo(
                name,
                members.size(),
                members.stream().mapToLong(Collection::count).sum(),
                quotas.ofNamespace(name))));
        return infos;
    }

    /** Drops the collections of a namespace, one after the other; gives their number. */
    synchronized int dropNamespace(String namespace) {
        if (namespace.contains("/")) {
            throw new InvalidInputException("namespace", namespace, "a name without /");
        }
        List<String> members = collections.keySet().stream()
                .filter(name -> Quotas.namespaceOf(name).equals(namespace))
                .toList();
        members.forEach(this::drop);
        return members.size();
    }

    synchronized List<Collection> all() {
        return List.copyOf(collections.values());
    }

    /** The tables, with those that only this package uses. */
    synchronized List<Table> allTables() {
        return store.tableNames().stream()
                .filter(name -> !collections.containsKey(name))
                .map(store::table)
                .toList();
    }

    synchronized List<TableInfo> tables() {
        return store.tableNames().stream()
                .filter(name -> !collections.containsKey(name) && !name.startsWith("~"))
                .map(name -> new TableInfo(name, store.table(name).count()))
                .toList();
    }

    /** Writes the indexes that have changed, one after the other, between commits; then trims the change log. */
    void checkpoint(boolean evenForFew, long retainedCommits) {
        List<Collection> all;
        synchronized (this) {
            all = List.copyOf(collections.values());
        }
        for (Collection collection : all) {
            try {
                checkpoint(collection, evenForFew);
            } catch (UnknownTableException e) {
                // It was dropped meanwhile.
            }
        }
        store.changeLog().trim(retainedCommits);
    }

    private void checkpoint(Collection collection, boolean evenForFew) {
        if (evenForFew) {
            collection.index().load();
        }
        collection.index().save(evenForFew, store::betweenCommits);
    }

    private static void checkName(String what, @Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    what, name, "1 to 128 letters, digits or _ - . : /, beginning with a letter or digit");
        }
    }
}
