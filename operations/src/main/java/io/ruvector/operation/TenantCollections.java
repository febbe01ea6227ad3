package io.ruvector.operation;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionInfo;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.UnknownCollectionException;
import io.ruvector.vector.VectorDb;
import java.util.List;
import java.util.regex.Pattern;

/** The collections of vectors of one tenant: those in the namespace {@code tenant:NAME}, under their names within it. */
final class TenantCollections {

    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}][\\p{Alnum}_.-]{0,59}");

    private final VectorDb db;
    private final String prefix;

    TenantCollections(VectorDb db, String tenant) {
        requireName("tenant", tenant);
        this.db = db;
        this.prefix = "tenant:" + tenant + "/";
    }

    Collection get(String name) {
        requireName("collection", name);
        if (!db.collectionNames().contains(prefix + name)) {
            throw new UnknownCollectionException(name, names());
        }
        return db.collection(prefix + name);
    }

    Collection create(String name, CollectionOptions options) {
        requireName("collection", name);
        return db.createCollection(prefix + name, options);
    }

    /** The collection of a name, made for vectors of a dimension when there is none. */
    Collection getOrCreate(String name, int dimension) {
        requireName("collection", name);
        return names().contains(name)
                ? get(name)
                : db.openCollection(
                        prefix + name, CollectionOptions.builder(dimension).build());
    }

    boolean drop(String name) {
        requireName("collection", name);
        return db.dropCollection(prefix + name);
    }

    List<CollectionInfo> list() {
        return db.info().collections().stream()
                .filter(info -> info.name().startsWith(prefix))
                .map(info -> new CollectionInfo(info.name().substring(prefix.length()), info.options(), info.count()))
                .toList();
    }

    private List<String> names() {
        return db.collectionNames().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    what, name, "1 to 60 letters, digits, '_', '.' or '-', with a letter or digit first");
        }
    }
}
