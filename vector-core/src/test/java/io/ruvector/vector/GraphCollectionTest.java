package io.ruvector.vector;

import java.nio.file.Path;

class GraphCollectionTest extends CollectionContract {
    @Override
    protected DbOptions options(Path path) {
        return DbOptions.builder(path).exactUpTo(0).build();
    }
}
