package io.ruvector.tuning;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The vectors of a collection, a few of them set aside as queries: half to search with, half to check what was found.
 *
 * @param searching queries that choose
 * @param checking queries that judge
 * @param queries their ids
 */
record TuningSplit(List<float[]> searching, List<float[]> checking, Set<String> queries) {
    private static final int MOST_QUERIES = 1_000;
    private static final int SHARE = 10;

    /** Sets at most a tenth of the entries aside. */
    static TuningSplit of(Collection collection, long seed) {
        int wanted = (int) Math.min(MOST_QUERIES, collection.count() / SHARE) & ~1;
        Map<String, float[]> chosen = reservoir(collection, wanted, new Random(seed));
        List<float[]> vectors = new ArrayList<>(chosen.values());
        return new TuningSplit(
                List.copyOf(vectors.subList(0, wanted / 2)),
                List.copyOf(vectors.subList(wanted / 2, wanted)),
                Set.copyOf(chosen.keySet()));
    }

    /** Algorithm R of Vitter (1985). */
    private static Map<String, float[]> reservoir(Collection collection, int wanted, Random random) {
        List<String> ids = new ArrayList<>(wanted);
        Map<String, float[]> vectors = new HashMap<>();
        int[] seen = {0};
        collection.forEach(entry -> {
            int place = seen[0] < wanted ? seen[0] : random.nextInt(seen[0] + 1);
            seen[0]++;
            if (place < ids.size()) {
                vectors.remove(ids.set(place, entry.id()));
                vectors.put(entry.id(), entry.vector());
            } else if (place < wanted) {
                ids.add(entry.id());
                vectors.put(entry.id(), entry.vector());
            }
        });
        if (ids.size() < wanted) {
            throw new InvalidInputException("entries of " + collection.name(), ids.size(), "as many as were counted");
        }
        Map<String, float[]> shuffled = new LinkedHashMap<>();
        Collections.shuffle(ids, random);
        ids.forEach(id -> shuffled.put(id, vectors.get(id)));
        return shuffled;
    }
}
