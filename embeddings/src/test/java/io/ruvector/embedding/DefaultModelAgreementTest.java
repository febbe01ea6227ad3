package io.ruvector.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15.BgeSmallEnV15EmbeddingModel;

/** The default model, in full precision and batches. */
class DefaultModelAgreementTest extends AgreementWithLangChain4jContract {

    @Override
    BundledModel model() {
        return BundledModel.DEFAULT;
    }

    @Override
    EmbeddingModel inLangChain4j() {
        return new BgeSmallEnV15EmbeddingModel();
    }
}
