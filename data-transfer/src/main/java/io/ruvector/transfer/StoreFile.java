package io.ruvector.transfer;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms that a database's content has in a file. */
enum StoreFile {
    BINARY,
    JSON_LINES;

    private static final Pattern NAME = Pattern.compile(".*\\.rvstore(\\.jsonl)?(\\.gz|\\.zst)?");

    /** Whether the name of a file tells one of the forms; {@code .gz} or {@code .zst} may follow where it is read. */
    static boolean isOne(Path file) {
        return NAME.matcher(file.toString()).matches();
    }

    /** The form that a file's name tells. */
    static StoreFile of(Path file) {
        Matcher name = NAME.matcher(file.toString());
        if (!name.matches()) {
            throw new InvalidInputException("file", file, "a name that ends with .rvstore or .rvstore.jsonl");
        }
        return name.group(1) == null ? BINARY : JSON_LINES;
    }

    StoreFileWriter writer(Path file) throws IOException {
        return this == BINARY ? new BinaryStoreWriter(file) : new JsonStoreWriter(file);
    }

    StoreFileReader reader(FileSeal seal) throws IOException {
        return this == BINARY ? new BinaryStoreReader(seal) : new JsonStoreReader(seal);
    }
}
