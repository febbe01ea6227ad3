package io.ruvector.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.common.AbstractEmbeddingModelIT;
import dev.langchain4j.model.embedding.listener.EmbeddingModelListener;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** LangChain4j's own contract for embedding models. */
class EmbeddingModelContractTest extends AbstractEmbeddingModelIT {
    private static final OnnxEmbeddingModel MODEL = OnnxEmbeddingModel.of(BundledModel.BGE_SMALL_EN_V1_5_Q);

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Override
    protected List<EmbeddingModel> models() {
        // One of its own for each test: JUnit closes what it hands to a test.
        return List.of(OnnxEmbeddingModel.of(BundledModel.BGE_SMALL_EN_V1_5_Q));
    }

    @Override
    protected EmbeddingModel modelWith(EmbeddingModelListener listener) {
        return MODEL.addListener(listener);
    }

    @Override
    protected EmbeddingModel failingModelWith(EmbeddingModelListener listener) {
        OnnxEmbeddingModel closed = OnnxEmbeddingModel.of(BundledModel.BGE_SMALL_EN_V1_5_Q);
        closed.close();
        return closed.addListener(listener);
    }

    @Override
    protected boolean supportsInputTypeParameter() {
        return true;
    }

    @Override
    protected boolean supportsDimensionsParameter() {
        return false;
    }

    @Override
    protected boolean supportsImageInput() {
        return false;
    }

    @Override
    protected boolean supportsInterleavedInput() {
        return false;
    }
}
