package io.ruvector.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file {@code FORMAT}: one line that names the layout version of a store's directory. */
final class StoreFormat {
    /** The version this release writes and the newest it reads. */
    static final int CURRENT = 1;

    private static final Pattern LINE = Pattern.compile("ruvector ([1-9]\\d{0,8})\\R");

    private StoreFormat() {}

    /** Reads the version of an existing directory, or marks a new one; refuses newer and unreadable ones. */
    static int check(Path directory) {
        Path file = directory.resolve("FORMAT");
        try {
            if (!Files.exists(file)) {
                create(directory, file);
                return CURRENT;
            }
            Matcher line = LINE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            if (!line.matches()) {
                throw new CorruptStoreException(file + " does not name a format version", null);
            }
            int found = Integer.parseInt(line.group(1));
            if (found > CURRENT) {
                throw new NewerFormatException(directory, found, CURRENT);
            }
            return found;
        } catch (IOException e) {
            throw new StoreIoException("cannot read or write " + file, e);
        }
    }

    private static void create(Path directory, Path file) throws IOException {
        if (Files.exists(directory.resolve(Store.ROWS))) {
            throw new CorruptStoreException(directory + " has rows but no FORMAT file", null);
        }
        Path fresh = directory.resolve("FORMAT.tmp");
        Files.writeString(fresh, "ruvector " + CURRENT + "\n");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
