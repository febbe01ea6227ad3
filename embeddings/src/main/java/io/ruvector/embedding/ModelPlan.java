package io.ruvector.embedding;

/**
 * What must be known about a model to run it.
 *
 * @param id identity including precision; vectors of two ids never mix
 * @param dimension length of a vector
 * @param contextTokens what the model reads at once, special tokens included
 * @param pooling how token vectors become one
 * @param queryPrefix goes before a query, or ""
 * @param passagePrefix goes before a passage, or ""
 * @param quantized whether activations are quantised as they come, so that texts must not share a batch
 * @param onnx the network
 * @param tokenizer in the JSON form of Hugging Face's tokenizers
 */
record ModelPlan(
        String id,
        int dimension,
        int contextTokens,
        Pooling pooling,
        String queryPrefix,
        String passagePrefix,
        boolean quantized,
        ModelFile onnx,
        ModelFile tokenizer) {}
