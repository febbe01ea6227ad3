package io.ruvector.memory;

import io.ruvector.vector.WriteBatch;

/** Something that derives records from episodes and must let go of them in the same instant as the memory does. */
@FunctionalInterface
public interface ForgetParticipant {

    /**
     * Adds to the batch what this participant must change when the episode goes. The batch is written atomically together
     * with the removal of the episode. Called one at a time, while nothing runs in {@link EpisodicMemory#withoutForgetting}.
     */
    void forgetting(Episode episode, WriteBatch batch);
}
