package io.ruvector.vector;

import io.ruvector.store.Durability;
import io.ruvector.store.InvalidInputException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a database is opened.
 *
 * @param path its directory, created when absent
 * @param clock the time that commits carry
 * @param exactUpTo entries up to which a collection has no graph and is searched exactly; at least 0
 * @param checkpointEvery changed rows of a collection after which its index is written to disk by itself; at least 1
 * @param retainedCommits commits that the change feed keeps at most for a slow reader; at least 1
 * @param durability what a write waits for that does not say so itself
 * @param simd whether distances are computed with the Vector API
 * @param quantization the codes that graphs are walked by; empty for what is standard: {@link Quantization#INT4}, and
 *     {@link Quantization#NONE} for Manhattan distances. May differ from one open to the next: codes are derived
 * @param storage where full vectors are while they are in use; may differ from one open to the next
 * @param indexThreads how many may link the vectors of one batch at the same time, at least 1; with 1 the same writes
 *     always give the same graph
 * @param quotas how many entries collections and namespaces may have
 */
public record DbOptions(
        Path path,
        InstantSource clock,
        int exactUpTo,
        int checkpointEvery,
        long retainedCommits,
        Durability durability,
        SimdMode simd,
        Optional<Quantization> quantization,
        VectorStorage storage,
        int indexThreads,
        Quotas quotas) {
    /** Checks the numbers. */
    public DbOptions {
        if (indexThreads < 1) {
            throw new InvalidInputException("indexThreads", indexThreads, "at least 1");
        }
        if (exactUpTo < 0) {
            throw new InvalidInputException("exactUpTo", exactUpTo, "at least 0");
        }
        if (checkpointEvery < 1) {
            throw new InvalidInputException("checkpointEvery", checkpointEvery, "at least 1");
        }
        if (retainedCommits < 1) {
            throw new InvalidInputException("retainedCommits", retainedCommits, "at least 1");
        }
    }

    /**
     * The default options for a directory.
     *
     * @param path the directory
     * @return the options
     */
    public static DbOptions of(Path path) {
        return builder(path).build();
    }

    /**
     * A builder that starts from the defaults.
     *
     * @param path the directory
     * @return the builder
     */
    public static Builder builder(Path path) {
        return new Builder(path);
    }

    /** Builds options. Not thread-safe. */
    public static final class Builder {
        private final Path path;
        private InstantSource clock = Clock.systemUTC();
        private int exactUpTo = 2_000;
        private int checkpointEvery = 20_000;
        private long retainedCommits = 1_000_000;
        private Durability durability = Durability.SYNC;
        private @Nullable SimdMode simd;

        private Optional<Quantization> quantization = Optional.empty();
        private VectorStorage storage = VectorStorage.MEMORY;
        private Quotas quotas = Quotas.none();
        private int indexThreads = Runtime.getRuntime().availableProcessors();

        private Builder(Path path) {
            this.path = path;
        }

        /**
         * Sets the time that commits carry.
         *
         * @param value the clock; the system's by default
         * @return this
         */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * Sets up to how many entries a collection has no graph and is searched exactly, which is faster then.
         *
         * @param entries at least 0; 2,000 by default
         * @return this
         */
        public Builder exactUpTo(int entries) {
            exactUpTo = entries;
            return this;
        }

        /**
         * Sets after how many changed rows of a collection its index is written to disk by itself.
         *
         * @param changes at least 1; 20,000 by default
         * @return this
         */
        public Builder checkpointEvery(int changes) {
            checkpointEvery = changes;
            return this;
        }

        /**
         * Sets how many commits the change feed keeps at most for a slow reader.
         *
         * @param commits at least 1; 1,000,000 by default
         * @return this
         */
        public Builder retainedCommits(long commits) {
            retainedCommits = commits;
            return this;
        }

        /**
         * Sets what a write waits for that does not say so itself.
         *
         * @param value the durability; {@link Durability#SYNC} by default
         * @return this
         */
        public Builder durability(Durability value) {
            durability = value;
            return this;
        }

        /**
         * Sets whether distances are computed with the Vector API.
         *
         * @param value the mode; by default the system property {@code ruvector.simd}, else {@link SimdMode#PREFERRED}
         * @return this
         */
        public Builder simd(SimdMode value) {
            simd = value;
            return this;
        }

        /**
         * Sets the codes that graphs are walked by.
         *
         * @param value the codes; by default {@link Quantization#INT4}, and {@link Quantization#NONE} for Manhattan
         * @return this
         */
        public Builder quantization(Quantization value) {
            quantization = Optional.of(value);
            return this;
        }

        /**
         * Sets where full vectors are while they are in use.
         *
         * @param value {@link VectorStorage#MEMORY} by default
         * @return this
         */
        public Builder storage(VectorStorage value) {
            storage = value;
            return this;
        }

        /**
         * Sets how many threads may link the vectors of one batch at the same time.
         *
         * @param threads at least 1; the processors by default
         * @return this
         */
        public Builder indexThreads(int threads) {
            indexThreads = threads;
            return this;
        }

        /**
         * Sets how many entries collections and namespaces may have.
         *
         * @param value the quotas; none by default
         * @return this
         */
        public Builder quotas(Quotas value) {
            quotas = value;
            return this;
        }

        /**
         * The options.
         *
         * @return the checked record
         * @throws InvalidInputException when a value, or the system property {@code ruvector.simd}, is out of range
         */
        public DbOptions build() {
            return new DbOptions(
                    path,
                    clock,
                    exactUpTo,
                    checkpointEvery,
                    retainedCommits,
                    durability,
                    simd == null ? SimdMode.ofSystem() : simd,
                    quantization,
                    storage,
                    indexThreads,
                    quotas);
        }
    }
}
