package io.ruvector.embedding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** One of the files a model is made of. */
interface ModelFile {
    InputStream open() throws IOException;

    /** The same as a file of the file system; empty where there can be none, and the stream is read instead. */
    Optional<Path> asFile();
}
