package io.ruvector.vector;

import java.nio.file.Path;

class ExactCollectionTest extends CollectionContract {
    @Override
    protected DbOptions options(Path path) {
        return DbOptions.builder(path).exactUpTo(1_000).build();
    }
}
