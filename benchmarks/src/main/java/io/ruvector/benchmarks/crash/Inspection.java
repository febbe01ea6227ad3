package io.ruvector.benchmarks.crash;

import io.ruvector.vector.Collection;
import io.ruvector.vector.SearchHit;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.VerifyReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reopens what a killed process left and reads all of it, in every way there is. */
final class Inspection {
    private final Path directory;
    private final List<String> wrong = new ArrayList<>();
    private final Content[] parts;

    Inspection(Path directory, int writers) {
        this.directory = directory;
        this.parts = new Content[writers];
        for (int i = 0; i < writers; i++) {
            parts[i] = new Content();
        }
    }

    /** Gives what each writer has in the store. */
    Content[] run() {
        try (VectorDb db = VectorDb.open(Step.options(directory))) {
            for (String name : db.collectionNames()) {
                inspect(db.collection(name));
            }
            for (String name : Step.TABLES) {
                db.table(name)
                        .forEach(
                                "",
                                (key, value) -> part(key).put(name, key, new String(value, StandardCharsets.UTF_8)));
            }
            VerifyReport report = db.verify();
            report.findings().forEach(finding -> wrong.add(finding.toString()));
        }
        return parts;
    }

    private void inspect(Collection collection) {
        List<VectorEntry> entries = new ArrayList<>();
        collection.forEach(entries::add);
        for (VectorEntry entry : entries) {
            part(entry.id()).put(collection.name(), entry.id(), entry);
            SearchHit hit =
                    collection.searchExact(SearchQuery.of(entry.vector(), 1)).getFirst();
            if (hit.score() < 0.9999f) {
                wrong.add(collection.name() + ": " + entry + " is not found by its vector");
            }
        }
        if (collection.count() != entries.size()) {
            wrong.add(collection.name() + " counts " + collection.count() + " entries and has " + entries.size());
        }
        if (!entries.isEmpty()) {
            int found = collection
                    .search(SearchQuery.of(entries.getFirst().vector(), entries.size()))
                    .size();
            if (found != entries.size()) {
                wrong.add(collection.name() + " finds " + found + " entries and has " + entries.size());
            }
        }
    }

    private Content part(String key) {
        return parts[Integer.parseInt(key.substring(1, key.indexOf('-')))];
    }

    List<String> wrong() {
        return wrong;
    }
}
