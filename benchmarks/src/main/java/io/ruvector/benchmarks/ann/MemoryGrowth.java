package io.ruvector.benchmarks.ann;

import java.util.Optional;

/**
 * By how much a process grew by holding a set.
 *
 * @param filled after it had added all vectors itself; with a store, its write buffers are part of it
 * @param opened after it had opened what another process had filled; empty for an engine without files
 */
public record MemoryGrowth(ResidentSet filled, Optional<ResidentSet> opened) {
    /** {@return the steady state: opened where there are files} */
    public ResidentSet steady() {
        return opened.orElse(filled);
    }
}
