package io.ruvector.vector;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is readable of one file of an index, for people. The layout is in {@code docs/file-format.md}.
 *
 * @param file where it is
 * @param bytes its length
 * @param fields what was read, in the file's order: numbers, texts, and histograms as maps from a number to how often it occurs
 * @param problems what is wrong with it, each with the byte where it shows; empty when it is sound
 */
public record IndexFile(Path file, long bytes, Map<String, Object> fields, List<String> problems) {
    /** Whether nothing is wrong with it. */
    public boolean isSound() {
        return problems.isEmpty();
    }
}
