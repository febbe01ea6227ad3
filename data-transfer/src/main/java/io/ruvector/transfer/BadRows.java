package io.ruvector.transfer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The rows that are left out: each is listed in a report, a JSON object a line; without a report the first one is thrown. */
final class BadRows implements AutoCloseable {
    private final Path file;
    private final @Nullable BufferedWriter report;
    private final BitSet numbers = new BitSet();

    BadRows(Path file, Optional<Path> report) throws IOException {
        this.file = file;
        this.report = report.isEmpty() ? null : Files.newBufferedWriter(report.get(), StandardCharsets.UTF_8);
    }

    void add(BadRowException bad) throws IOException {
        if (report == null) {
            throw bad;
        }
        numbers.set(Math.toIntExact(bad.row()));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", file.toString());
        line.put("row", bad.row());
        line.put("expected", bad.expected());
        line.put("found", bad.found());
        report.write(JsonMapper.shared().writeValueAsString(line));
        report.newLine();
    }

    boolean contains(long row) {
        return numbers.get(Math.toIntExact(row));
    }

    long count() {
        return numbers.cardinality();
    }

    @Override
    public void close() throws IOException {
        if (report != null) {
            report.close();
        }
    }
}
