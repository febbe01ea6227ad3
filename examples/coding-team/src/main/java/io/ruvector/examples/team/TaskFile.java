package io.ruvector.examples.team;

import io.ruvector.examples.team.ProgrammingTask.Case;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads {@code tasks.txt}: blocks of lines, each a key and a value. */
final class TaskFile {

    private TaskFile() {}

    /** The tasks, in the order of the file. */
    static List<ProgrammingTask> read() {
        return blocks("tasks.txt").stream().map(TaskFile::task).toList();
    }

    /** The blocks of a file beside this class: what stands between blank lines, without lines that start with {@code #}. */
    static List<List<String>> blocks(String name) {
        return Arrays.stream(text(name).split("\n\\s*\n"))
                .map(block -> Arrays.stream(block.split("\n"))
                        .filter(line -> !line.startsWith("#") && !line.isBlank())
                        .toList())
                .filter(lines -> !lines.isEmpty())
                .toList();
    }

    private static ProgrammingTask task(List<String> lines) {
        Map<String, String> values = new HashMap<>();
        List<Case> cases = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ", 2);
            if (parts[0].equals("case")) {
                String[] sides = parts[1].split(" => ", 2);
                cases.add(new Case(sides[0], sides[1]));
            } else {
                values.put(parts[0], parts[1]);
            }
        }
        return new ProgrammingTask(
                value(values, "task"),
                Integer.parseInt(value(values, "round")),
                value(values, "family"),
                value(values, "asks"),
                value(values, "signature"),
                cases);
    }

    private static String value(Map<String, String> values, String key) {
        return Objects.requireNonNull(
                values.get(key), () -> "tasks.txt: a task without a line '" + key + "': " + values);
    }

    private static String text(String name) {
        try (InputStream in = Objects.requireNonNull(TaskFile.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
