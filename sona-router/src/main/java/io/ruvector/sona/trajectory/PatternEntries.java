package io.ruvector.sona.trajectory;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.vector.VectorEntry;
import java.util.List;
import java.util.Map;

/** Patterns as entries of a collection: the vector is the task's, the rest is metadata. */
final class PatternEntries {

    static final String SCOPE = "scope";
    static final String ACTIONS = "actions";
    private static final String TASK = "task";
    private static final String USES = "uses";
    private static final String QUALITY = "quality";
    /** Stands between actions; no text that was typed has it. */
    private static final String SEPARATOR = "\u001f";

    private PatternEntries() {}

    static String key(List<String> actions) {
        return String.join(SEPARATOR, actions);
    }

    static VectorEntry entry(Pattern pattern, float[] task, String scope) {
        return VectorEntry.builder(pattern.id())
                .vector(task)
                .metadata(Map.of(
                        SCOPE, scope,
                        ACTIONS, key(pattern.actions()),
                        TASK, pattern.task(),
                        USES, pattern.uses(),
                        QUALITY, pattern.quality()))
                .build();
    }

    static Pattern pattern(String id, Map<String, Object> metadata) {
        if (metadata.get(TASK) instanceof String task
                && metadata.get(ACTIONS) instanceof String actions
                && metadata.get(USES) instanceof Number uses
                && metadata.get(QUALITY) instanceof Number quality) {
            return new Pattern(id, task, List.of(actions.split(SEPARATOR)), uses.longValue(), quality.doubleValue());
        }
        throw new CorruptStoreException("pattern " + id + " lacks a part", null);
    }

    /** The pattern with one more trajectory in it. */
    static Pattern pattern(String id, Map<String, Object> metadata, double quality) {
        Pattern before = pattern(id, metadata);
        long uses = before.uses() + 1;
        double mean = before.quality() + (quality - before.quality()) / uses;
        return new Pattern(id, before.task(), before.actions(), uses, mean);
    }
}
