package io.ruvector.rag;

import io.ruvector.vector.TextEmbedder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers with the passages' own sentences. A sentence scores by its meaning (cosine to the question, on the scale of
 * {@link RelevanceFloor}) plus the share of the question's words that it has; the best few that come near the best one
 * are given in the order of their passages.
 */
final class ExtractiveWriter implements AnswerWriter {
    private static final int MAX_SENTENCES = 3;
    private static final int MAX_EMBEDDED = 24;
    private static final double NEAR_BEST = 0.7;

    private record Scored(NumberedPassage passage, SentenceFinder.Sentence sentence, double score) {}

    private final TextEmbedder embedder;
    private final Supplier<RelevanceFloor> floor;

    ExtractiveWriter(TextEmbedder embedder, Supplier<RelevanceFloor> floor) {
        this.embedder = embedder;
        this.floor = floor;
    }

    @Override
    public Draft write(Question question, List<NumberedPassage> passages) {
        List<Scored> scored = byMeaning(question, byWords(question, passages));
        if (scored.isEmpty()) {
            return new Draft("", List.of());
        }
        double enough = NEAR_BEST * scored.getFirst().score();
        List<Scored> chosen = scored.stream()
                .filter(candidate -> candidate.score() >= enough)
                .limit(MAX_SENTENCES)
                .sorted(Comparator.comparingInt((Scored s) -> s.passage().number())
                        .thenComparingInt(s -> s.sentence().start()))
                .toList();
        List<Citation> citations =
                chosen.stream().map(ExtractiveWriter::citation).toList();
        List<String> sentences = new ArrayList<>();
        chosen.forEach(
                s -> sentences.add(s.sentence().text() + " [" + s.passage().number() + "]"));
        return new Draft(String.join(" ", sentences), citations);
    }

    /** The sentences with the most words of the question; of equal ones those of better passages. */
    private static List<Scored> byWords(Question question, List<NumberedPassage> passages) {
        QuestionTerms terms = new QuestionTerms(question.text());
        List<Scored> candidates = new ArrayList<>();
        for (NumberedPassage passage : passages) {
            for (SentenceFinder.Sentence sentence :
                    SentenceFinder.in(passage.passage().text())) {
                boolean repeated = candidates.stream()
                        .anyMatch(known -> known.sentence().text().equals(sentence.text()));
                if (!repeated) {
                    candidates.add(new Scored(passage, sentence, terms.coverage(sentence.text())));
                }
            }
        }
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .limit(MAX_EMBEDDED)
                .toList();
    }

    private List<Scored> byMeaning(Question question, List<Scored> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<float[]> vectors = embedder.embedPassages(candidates.stream()
                .map(candidate -> candidate.sentence().text())
                .toList());
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Scored candidate = candidates.get(i);
            double meaning = floor.get().strength(Cosine.of(question.vector(), vectors.get(i)));
            scored.add(new Scored(candidate.passage(), candidate.sentence(), meaning + candidate.score()));
        }
        return scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
    }

    private static Citation citation(Scored scored) {
        RetrievedPassage passage = scored.passage().passage();
        SentenceFinder.Sentence sentence = scored.sentence();
        return new Citation(
                scored.passage().number(),
                passage.id(),
                passage.source(),
                passage.title(),
                passage.heading(),
                passage.start() + sentence.start(),
                passage.start() + sentence.end(),
                passage.text().substring(sentence.start(), sentence.end()));
    }
}
