package io.ruvector.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The memory of this process that is in RAM, as Linux counts it.
 *
 * @param anonymousBytes what the process allocated; the system cannot take it away
 * @param fileBytes pages of mapped files, which the system drops when it needs the room
 */
public record ResidentSet(long anonymousBytes, long fileBytes) {
    /**
     * What {@code /proc/self/smaps} says now.
     *
     * @param uncounted a mapped file whose pages do not count
     * @return the resident set
     * @throws IOException when the system has no such file
     */
    public static ResidentSet read(Path uncounted) throws IOException {
        return parse(Files.readAllLines(Path.of("/proc/self/smaps")), uncounted.toString());
    }

    static ResidentSet parse(List<String> lines, String uncounted) {
        long anonymous = 0;
        long file = 0;
        boolean counts = true;
        for (String line : lines) {
            if (isHead(line)) {
                counts = !line.endsWith(uncounted);
            } else if (counts && line.startsWith("Rss:")) {
                file += bytes(line);
            } else if (counts && line.startsWith("Anonymous:")) {
                anonymous += bytes(line);
                file -= bytes(line);
            }
        }
        return new ResidentSet(anonymous, file);
    }

    /** A mapping begins with its address range, "7f00-7f10 r--p ..."; its figures with a name and a colon. */
    private static boolean isHead(String line) {
        int space = line.indexOf(' ');
        return space > 0 && line.charAt(space - 1) != ':';
    }

    private static long bytes(String line) {
        String[] words = line.split("\\s+");
        return Long.parseLong(words[1]) * 1024;
    }

    ResidentSet minus(ResidentSet before) {
        return new ResidentSet(anonymousBytes - before.anonymousBytes, fileBytes - before.fileBytes);
    }
}
