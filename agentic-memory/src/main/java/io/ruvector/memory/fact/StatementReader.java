package io.ruvector.memory.fact;

import io.ruvector.memory.fact.CanonicalText.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a statement says: by the grammar, else by the reader that the application gave, else by analogy. By analogy a
 * sentence is read that holds the subject and the value of a known fact, or that names exactly two things, one of them a
 * subject that facts are known of: the other is the value then. The attribute is the one whose wording is nearest
 * ({@link AttributeMeanings}), and for a known fact it must be the fact's.
 */
final class StatementReader {

    private static final int MOST_ANCHORS = 2;
    private static final int MOST_SUBJECT_WORDS = 4;
    private static final int MOST_WORDS = 40;

    private final StatementParser parser;
    private final ClaimReader reader;
    private final AttributeMeanings meanings;

    StatementReader(AttributeLexicon lexicon, ClaimReader reader, AttributeMeanings meanings) {
        this.parser = new StatementParser(lexicon);
        this.reader = reader;
        this.meanings = meanings;
    }

    /** What is known already, to read by. */
    interface Known {
        /** What is known of a subject in these canonical words; empty when nothing is. */
        List<Claim> claims(String subject);
    }

    /** What the statement says. */
    Optional<Claim> read(Statement statement, CanonicalText text, Known known) {
        return statement
                .claim()
                .or(() -> parser.parse(text))
                .or(() -> reader.read(statement.text()).map(StatementReader::canonical))
                .or(() -> byAnalogy(text, known));
    }

    private static Claim canonical(Claim claim) {
        return new Claim(
                CanonicalText.of(claim.subject()).phrase(),
                CanonicalText.of(claim.attribute()).phrase(),
                CanonicalText.of(claim.value()).phrase(),
                claim.negated());
    }

    private Optional<Claim> byAnalogy(CanonicalText text, Known known) {
        List<String> words = new ArrayList<>();
        boolean negated = StatementParser.affirmative(text, words);
        String sentence = " " + String.join(" ", words) + " ";
        List<String> named = named(text);
        List<Reading> readings = new ArrayList<>();
        for (String subject : subjects(words)) {
            List<Claim> claims = known.claims(subject);
            for (Claim claim : claims) {
                if (sentence.replace(" " + subject + " ", " X ").contains(" " + claim.value() + " ")) {
                    reading(sentence, subject, claim.value(), negated)
                            .filter(reading -> reading.claim.attribute().equals(claim.attribute()))
                            .ifPresent(readings::add);
                }
            }
            if (!claims.isEmpty() && named.size() == MOST_ANCHORS && named.contains(subject)) {
                String value = named.get(1 - named.indexOf(subject));
                reading(sentence, subject, value, negated).ifPresent(readings::add);
            }
        }
        return readings.stream()
                .max(Comparator.comparingDouble(Reading::cosine))
                .map(Reading::claim);
    }

    private record Reading(Claim claim, double cosine) {}

    private Optional<Reading> reading(String sentence, String subject, String value, boolean negated) {
        String masked = sentence.replace(" " + subject + " ", " X ")
                .replace(" " + value + " ", " Y ")
                .replace(" 's", "'s")
                .strip();
        return meanings.nearest(masked)
                .map(match -> new Reading(new Claim(subject, match.attribute(), value, negated), match.cosine()));
    }

    /** Every run of a few words may be a subject. */
    private static List<String> subjects(List<String> words) {
        List<String> subjects = new ArrayList<>();
        for (int from = 0; from < Math.min(words.size(), MOST_WORDS); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + MOST_SUBJECT_WORDS); to++) {
                subjects.add(String.join(" ", words.subList(from, to)));
            }
        }
        return subjects;
    }

    /** What the sentence names: runs of anchors that stand side by side. */
    private static List<String> named(CanonicalText text) {
        List<String> named = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (Token token : text.tokens()) {
            if (token.anchor()) {
                run.append(run.isEmpty() ? "" : " ").append(token.text());
            } else if (!run.isEmpty()) {
                named.add(run.toString());
                run.setLength(0);
            }
        }
        if (!run.isEmpty()) {
            named.add(run.toString());
        }
        return named;
    }
}
