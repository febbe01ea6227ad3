package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.AnnSet;
import io.ruvector.benchmarks.ann.AnnSets;
import java.io.IOException;
import java.nio.file.Path;

/** The vectors of an exam, as its command line chooses them: {@code --set NAME} or {@code --made N,D}. */
final class SetChoice {
    private static final String USUAL = "wordnet-minilm-384";

    private static final int MADE_DIMENSION = 384;

    private SetChoice() {}

    /** As {@link #set}, but a made set when neither is given. */
    static AnnSet setOrMade(ExamOptions options, Path work, int vectors, int queries) throws IOException {
        boolean given = options.data().isPresent() || options.other("made") != null;
        return given
                ? set(options, work, vectors, queries)
                : new AnnSets(work, vectors, queries).made(vectors, MADE_DIMENSION);
    }

    static AnnSet set(ExamOptions options, Path work, int vectors, int queries) throws IOException {
        AnnSets sets = new AnnSets(work, vectors, queries);
        String made = options.other("made");
        if (made != null) {
            String[] size = made.split(",");
            return sets.made(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        }
        String asked = options.other("set");
        String name = asked == null ? USUAL : asked;
        Path folder = options.folder(name)
                .orElseThrow(
                        () -> new DataMissingException("give --data DIR with a folder " + name + ", or --made N,D"));
        return sets.read(folder);
    }
}
