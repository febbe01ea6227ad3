package io.ruvector.rag.evaluation;

import io.ruvector.rag.HybridRetriever;
import io.ruvector.rag.RetrievalQuery;
import io.ruvector.rag.RetrievedPassage;
import io.ruvector.store.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Asks judged questions of a corpus and measures what is found. Nothing is noted for rating, so an evaluation changes
 * nothing.
 *
 * <p>A document ranks where its best passage does. It goes by whichever of these names is judged: the id of its record
 * in a JSON Lines file ({@code _id} or {@code id}), its document id, its source, the file name at the end of its source.
 *
 * <p>Thread-safe, like the retriever.
 *
 * {@snippet :
 * JudgedQuestions judged = JudgedQuestions.read(Path.of("queries.jsonl"), Path.of("qrels.tsv"));
 * Evaluation evaluation = new Evaluation(new HybridRetriever(corpus), "default", judged, 10, 100);
 * ConfigurationScores hybrid = evaluation.run(new Configuration("hybrid"), question -> {});
 * ConfigurationScores tuned = evaluation.run(new Configuration("tuned"), question -> {});
 * System.out.println(tuned.against(hybrid).pValue());
 * }
 */
public final class Evaluation {
    private static final List<String> RECORD_IDS = List.of("record._id", "record.id", "record.doc_id", "record.docid");

    private final HybridRetriever retriever;
    private final String scope;
    private final JudgedQuestions judged;
    private final Set<String> documents;
    private final int cutoff;
    private final int depth;

    /**
     * An evaluation.
     *
     * @param retriever what is evaluated
     * @param scope whose documents are searched
     * @param judged the questions
     * @param cutoff how many documents nDCG looks at, at least 1
     * @param depth how many passages are retrieved for recall, at least the cut-off
     */
    public Evaluation(HybridRetriever retriever, String scope, JudgedQuestions judged, int cutoff, int depth) {
        if (cutoff < 1) {
            throw new InvalidInputException("cut-off", cutoff, "at least 1");
        }
        if (depth < cutoff) {
            throw new InvalidInputException("depth", depth, "at least the cut-off " + cutoff);
        }
        this.retriever = retriever;
        this.scope = scope;
        this.judged = judged;
        this.documents = judged.documents();
        this.cutoff = cutoff;
        this.depth = depth;
    }

    /**
     * Asks every question.
     *
     * @param configuration how
     * @param done is told each question after it was measured
     */
    public ConfigurationScores run(Configuration configuration, Consumer<JudgedQuestion> done) {
        List<RankingMeasures> measures = new ArrayList<>();
        for (JudgedQuestion question : judged.questions()) {
            RetrievalQuery query = configuration
                    .apply(RetrievalQuery.builder(question.text()).scope(scope).k(depth))
                    .build();
            List<String> ranking = retriever.retrieve(query).stream()
                    .map(this::name)
                    .distinct()
                    .toList();
            measures.add(RankingMeasures.of(ranking, question.grades(), cutoff));
            done.accept(question);
        }
        return new ConfigurationScores(configuration, measures);
    }

    private String name(RetrievedPassage passage) {
        Stream<String> records = RECORD_IDS.stream()
                .map(passage.metadata()::get)
                .filter(Objects::nonNull)
                .map(Object::toString);
        String source = passage.source().replace('\\', '/');
        Stream<String> document =
                Stream.of(passage.documentId(), passage.source(), source.substring(source.lastIndexOf('/') + 1));
        List<String> names = Stream.concat(records, document).toList();
        return names.stream().filter(documents::contains).findFirst().orElse(passage.id());
    }
}
