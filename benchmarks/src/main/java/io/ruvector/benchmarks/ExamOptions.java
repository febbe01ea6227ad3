package io.ruvector.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command line of an exam.
 *
 * @param name the exam, or empty for {@code --list}
 * @param data the folder that holds data sets by name, if given
 * @param json whether to print JSON in place of tables
 * @param quick whether to do a smaller version
 * @param others further options by name, such as {@code models}
 */
public record ExamOptions(String name, Optional<Path> data, boolean json, boolean quick, Map<String, String> others) {
    /** Keeps its own copy of the further options. */
    public ExamOptions {
        others = Map.copyOf(others);
    }

    static ExamOptions parse(String... arguments) {
        String name = "";
        Optional<Path> data = Optional.empty();
        boolean json = false;
        boolean quick = false;
        Map<String, String> others = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            switch (argument) {
                case "--json" -> json = true;
                case "--quick" -> quick = true;
                case "--list" -> name = "";
                case "--data" -> data = Optional.of(Path.of(value(arguments, ++i, argument)));
                default -> {
                    if (argument.startsWith("--")) {
                        others.put(argument.substring(2), value(arguments, ++i, argument));
                    } else if (name.isEmpty()) {
                        name = argument;
                    } else {
                        throw new IllegalArgumentException("expected one exam, got " + name + " and " + argument);
                    }
                }
            }
        }
        return new ExamOptions(name, data, json, quick, others);
    }

    private static String value(String[] arguments, int i, String option) {
        if (i >= arguments.length) {
            throw new IllegalArgumentException("expected a value after " + option);
        }
        return arguments[i];
    }

    /**
     * The folder of a data set.
     *
     * @param set its name
     * @return empty when no data folder was given or the set is not in it
     */
    public Optional<Path> folder(String set) {
        return data.map(d -> d.resolve(set)).filter(Files::isDirectory);
    }

    /**
     * All folders in BEIR layout under the data folder, and the data folder itself if it is one.
     *
     * @return in order of their names
     */
    public List<Path> beirFolders() {
        List<Path> folders = new ArrayList<>();
        data.ifPresent(root -> {
            if (BeirFolder.isOne(root)) {
                folders.add(root);
            }
            try (var children = Files.list(root)) {
                children.filter(BeirFolder::isOne).sorted().forEach(folders::add);
            } catch (java.io.IOException e) {
                throw new DataMissingException("cannot read " + root + ": " + e);
            }
        });
        return folders;
    }

    /**
     * The parts of an exam that {@code --parts a,b} asks for.
     *
     * @param known all parts it has
     * @return all of them when none was named
     * @throws IllegalArgumentException when a name is not a part
     */
    Set<String> parts(String... known) {
        String named = others.get("parts");
        Set<String> all = new LinkedHashSet<>(List.of(known));
        if (named == null) {
            return all;
        }
        Set<String> parts = new LinkedHashSet<>(List.of(named.split(",")));
        if (!all.containsAll(parts)) {
            throw new IllegalArgumentException("--parts " + named + ": expected some of " + String.join(",", all));
        }
        return parts;
    }

    @Nullable
    String other(String option) {
        return others.get(option);
    }
}
