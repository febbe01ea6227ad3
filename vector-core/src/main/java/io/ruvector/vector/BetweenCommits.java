package io.ruvector.vector;

import java.util.function.Supplier;

/** Runs something while no commit is under way; commits that come wait for it. */
interface BetweenCommits {
    <T> T run(Supplier<T> work);
}
