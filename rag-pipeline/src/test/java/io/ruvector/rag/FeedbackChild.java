package io.ruvector.rag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The process that the crash test kills: asks and rates without end, and writes down each question after its rating. */
final class FeedbackChild {
    private FeedbackChild() {}

    public static void main(String[] arguments) throws IOException {
        Path acknowledged = Path.of(arguments[1]);
        try (TestCorpus test = new TestCorpus(Path.of(arguments[0]))) {
            HybridRetriever retriever = new HybridRetriever(test.corpus());
            for (int i = Integer.parseInt(arguments[2]); i < 100_000; i++) {
                Retrieval retrieval = retriever.ask(RetrievalQuery.of(FeedbackCrashTest.question(i), 3));
                test.corpus()
                        .feedback()
                        .rate(
                                "",
                                retrieval.queryId(),
                                retrieval.passages().getFirst().id(),
                                1);
                Files.writeString(acknowledged, i + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
    }
}
