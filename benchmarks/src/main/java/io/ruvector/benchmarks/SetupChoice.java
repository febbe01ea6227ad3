package io.ruvector.benchmarks;

import io.ruvector.benchmarks.ann.HnswParameters;
import io.ruvector.benchmarks.ann.RuVectorSetup;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.VectorStorage;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** RuVector's options, as an exam's command line chooses them: {@code --quantization int8}, {@code --storage mapped}. */
final class SetupChoice {
    private SetupChoice() {}

    static RuVectorSetup of(ExamOptions options) {
        @Nullable String storage = options.other("storage");
        return new RuVectorSetup(
                HnswParameters.COMMON,
                Optional.ofNullable(options.other("quantization"))
                        .map(name -> Quantization.valueOf(name.toUpperCase(Locale.ROOT))),
                storage == null ? VectorStorage.MEMORY : VectorStorage.valueOf(storage.toUpperCase(Locale.ROOT)));
    }
}
