package io.ruvector.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All retrieval sets under the data folder by name: every folder in BEIR layout, and LoCoMo's conversations. */
final class RetrievalSets {
    private RetrievalSets() {}

    static Map<String, List<RetrievalSet>> read(ExamOptions options) {
        Map<String, List<RetrievalSet>> sets = new LinkedHashMap<>();
        String wanted = options.other("sets");
        for (Path folder : options.beirFolders()) {
            String name = folder.toAbsolutePath().normalize().getFileName().toString();
            if (wanted == null || List.of(wanted.split(",")).contains(name)) {
                sets.put(name, List.of(BeirFolder.read(folder, "test")));
            }
        }
        options.folder("locomo")
                .filter(f -> wanted == null || wanted.contains("locomo"))
                .ifPresent(folder -> {
                    List<RetrievalSet> conversations = new ArrayList<>();
                    jsonFiles(folder).forEach(file -> conversations.addAll(LocomoFile.read(file)));
                    sets.put("locomo", conversations);
                });
        if (sets.isEmpty()) {
            throw new DataMissingException(options.data()
                    .map(d -> "no folder in BEIR layout under " + d)
                    .orElse("give the folder of the data sets with --data DIR"));
        }
        return sets;
    }

    private static List<Path> jsonFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        } catch (java.io.IOException e) {
            throw new DataMissingException("cannot read " + folder + ": " + e);
        }
    }
}
