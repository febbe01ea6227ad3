package io.ruvector.memory;

import io.ruvector.vector.WriteBatch;
import java.util.List;
import java.util.Set;

/**
 * Something that derives records from episodes (skills, effects, facts) and must let go of them in the same instant as the
 * memory does, and afterwards look whether anything is left. Registered with {@link EpisodicMemory#onForget}.
 */
public interface ForgetParticipant {

    /** What the records are called in a report, such as {@code skills}. */
    String name();

    /**
     * Adds to the batch what this participant must change when the episodes go: all that it took from any of them. The
     * batch is written atomically together with the removal of the episodes. Called one at a time, while nothing runs in
     * {@link EpisodicMemory#withoutForgetting}.
     *
     * @param episodes at least one, all of one tenant, still stored
     * @param batch what to add to; a row must not be changed twice in it, so a record that rests on several of the
     *     episodes is to be changed once for all of them
     */
    void forgetting(List<Episode> episodes, WriteBatch batch);

    /**
     * How many records of this participant still refer to one of the episodes. Asked after the batch was written, for the
     * proof in a report: it looks at what is stored, and does not take {@link #forgetting} at its word.
     *
     * @param tenant the tenant of the episodes, as a scope
     * @param episodeIds the ids that were forgotten
     */
    long traces(Scope tenant, Set<String> episodeIds);
}
