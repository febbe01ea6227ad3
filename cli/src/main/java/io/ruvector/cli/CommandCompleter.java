package io.ruvector.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes the name of a command, then the names of its options. */
final class CommandCompleter implements Completer {
    private final Map<String, List<String>> optionsByCommand;

    CommandCompleter(Map<String, List<String>> optionsByCommand) {
        this.optionsByCommand = optionsByCommand;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            TreeSet<String> names = new TreeSet<>(optionsByCommand.keySet());
            names.addAll(List.of("help", "exit"));
            names.forEach(it -> candidates.add(new Candidate(it)));
            return;
        }
        optionsByCommand.getOrDefault(line.words().getFirst(), List.of()).stream()
                .filter(it -> !line.words().contains(it) || line.word().equals(it))
                .forEach(it -> candidates.add(new Candidate(it)));
    }
}
