package io.ruvector.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Queries labelled with the tool that answers them, in the layout of MetaTool (Huang et al., 2024): a CSV file with the
 * columns Query and Tool.
 *
 * @param asked the queries with their tools, in the order of the file
 */
record ToolQueries(List<Asked> asked) {

    /** A query and its tool. */
    record Asked(String query, String tool) {}

    static ToolQueries read(Path folder) throws IOException {
        Path file = folder.resolve("all_clean_data.csv");
        if (!Files.exists(file)) {
            throw new DataMissingException("expected all_clean_data.csv in " + folder);
        }
        List<Asked> asked = new ArrayList<>();
        for (List<String> row : CsvRows.read(Files.readString(file))) {
            if (row.size() == 2 && !row.get(0).isBlank()) {
                asked.add(new Asked(row.get(0).strip(), row.get(1).strip()));
            }
        }
        return new ToolQueries(asked.subList(1, asked.size()));
    }

    /** The same queries in an order drawn with a seed. */
    ToolQueries shuffled(long seed) {
        List<Asked> order = new ArrayList<>(asked);
        Collections.shuffle(order, new Random(seed));
        return new ToolQueries(order);
    }

    List<Asked> firstHalf() {
        return asked.subList(0, asked.size() / 2);
    }

    List<Asked> secondHalf() {
        return asked.subList(asked.size() / 2, asked.size());
    }
}
