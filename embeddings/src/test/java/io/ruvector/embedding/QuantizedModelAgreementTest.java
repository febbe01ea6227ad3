package io.ruvector.embedding;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;

/** The same model with 8-bit weights, one text at a time. */
class QuantizedModelAgreementTest extends AgreementWithLangChain4jContract {

    @Override
    BundledModel model() {
        return BundledModel.BGE_SMALL_EN_V1_5_Q;
    }

    @Override
    EmbeddingModel inLangChain4j() {
        return new BgeSmallEnV15QuantizedEmbeddingModel();
    }
}
