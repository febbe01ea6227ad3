package io.ruvector.memory.fact;

import io.ruvector.store.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What statements are commonly about, and the English words for it: which verb phrases and nouns mean the same attribute, and
 * whether a subject has one value for it at a time. An attribute that is not in the lexicon goes by its own words and has one
 * value, unless it is a mere property ("the sky is blue"). Immutable.
 */
public final class AttributeLexicon {

    /** One attribute: its name, whether there is one value at a time, and its words. */
    record Entry(String name, boolean oneValue, List<List<String>> verbs, List<String> nouns) {}

    /** A verb phrase and the attribute that it means. */
    record VerbPhrase(List<String> words, Entry entry) {}

    private static final AttributeLexicon ENGLISH = english();

    private final List<Entry> entries;
    private final List<VerbPhrase> verbPhrases;
    private final Map<String, Entry> byNoun = new HashMap<>();
    private final Map<String, Entry> byName = new HashMap<>();

    private AttributeLexicon(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.verbPhrases = entries.stream()
                .flatMap(entry -> entry.verbs.stream().map(words -> new VerbPhrase(words, entry)))
                .sorted((a, b) -> b.words.size() - a.words.size())
                .toList();
        for (Entry entry : entries) {
            byName.put(entry.name, entry);
            byNoun.put(entry.name, entry);
            entry.nouns.forEach(noun -> byNoun.put(noun, entry));
        }
    }

    /** The lexicon that comes with the library. */
    public static AttributeLexicon standard() {
        return ENGLISH;
    }

    /**
     * This lexicon with further attributes, which win over those of the same words.
     *
     * @param lines each as {@code name | one or many | verb phrases, by comma | nouns, by comma}; verbs in the infinitive
     * @throws InvalidInputException when a line does not have this form
     */
    public AttributeLexicon with(List<String> lines) {
        return new AttributeLexicon(
                Stream.concat(entries.stream(), lines.stream().map(AttributeLexicon::entry))
                        .toList());
    }

    List<Entry> entries() {
        return entries;
    }

    /** All verb phrases, longest first. */
    List<VerbPhrase> verbPhrases() {
        return verbPhrases;
    }

    Optional<Entry> byNoun(String noun) {
        return Optional.ofNullable(byNoun.get(noun));
    }

    /** Whether a subject has one value at a time for the attribute of this name. */
    boolean oneValue(String attribute) {
        Entry entry = byName.get(attribute);
        return entry == null ? !attribute.equals(StatementParser.PROPERTY) : entry.oneValue;
    }

    private static Entry entry(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 4 || parts[0].isBlank() || !parts[1].strip().matches("one|many")) {
            throw new InvalidInputException("attribute", line, "name | one or many | verb phrases | nouns");
        }
        List<List<String>> verbs = list(parts[2]).stream()
                .map(phrase -> List.of(phrase.split(" ")))
                .toList();
        return new Entry(parts[0].strip(), parts[1].strip().equals("one"), verbs, list(parts[3]));
    }

    private static List<String> list(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static AttributeLexicon english() {
        InputStream file = Objects.requireNonNull(
                AttributeLexicon.class.getResourceAsStream("attributes.txt"), "attributes.txt beside this class");
        List<Entry> entries = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> entries.add(entry(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AttributeLexicon(entries);
    }
}
