package io.ruvector.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadedModelTest {
    @Test
    void whenTheProcessEndsNoFurtherBatchIsTaken() {
        try (ModelSlot slot = new ModelSlot(BundledModel.DEFAULT.plan())) {
            LoadedModel model = slot.use(slot::get);
            List<TokenSequence> batch = model.sequences(0, "lava", Role.PLAIN);
            assertThat(model.encode(batch)).hasSize(1);
            model.takeNoFurtherBatch();
            assertThatThrownBy(() -> model.encode(batch))
                    .isInstanceOf(EmbeddingFailedException.class)
                    .hasMessageContaining("the process ends");
        }
    }

    @Test
    void theNativeEnvironmentOutlivesItsShutdownHook() {
        try (ModelSlot slot = new ModelSlot(BundledModel.DEFAULT.plan())) {
            slot.use(slot::get);
            assertThat(OnnxEnvironment.isKept()).isTrue();
        }
    }
}
