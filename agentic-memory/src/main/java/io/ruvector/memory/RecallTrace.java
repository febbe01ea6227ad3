package io.ruvector.memory;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a recall measured: enough to compute every score again.
 *
 * @param text what was asked
 * @param reader who asked
 * @param scorer what was the same for all hits
 * @param hits in the order of their rank
 */
record RecallTrace(String text, Scope reader, Scorer scorer, List<Hit> hits) {

    /** One episode that was recalled: what of its score cannot be read from the episode. */
    record Hit(String id, double taskCosine, OptionalDouble reflectionCosine, OptionalDouble bm25, double neighbour) {

        Measured measured(Episode episode) {
            return new Measured(episode, taskCosine, reflectionCosine, bm25);
        }
    }

    static RecallTrace of(RecallQuery query, Ranking ranking) {
        double context = ranking.scorer().weights().context();
        List<Hit> hits = ranking.hits().stream()
                .map(hit -> new Hit(
                        hit.episode().id(),
                        hit.parts().taskCosine(),
                        hit.parts().reflectionCosine(),
                        hit.parts().bm25(),
                        context == 0 ? 0 : hit.parts().context() / context))
                .toList();
        return new RecallTrace(query.text(), query.scope(), ranking.scorer(), hits);
    }

    boolean mentions(Set<String> ids) {
        return !Collections.disjoint(hits.stream().map(Hit::id).collect(Collectors.toSet()), ids);
    }

    RecallTrace without(Set<String> ids) {
        return new RecallTrace(
                text,
                reader,
                scorer,
                hits.stream().filter(hit -> !ids.contains(hit.id())).toList());
    }
}
