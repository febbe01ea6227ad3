package io.ruvector.embedding;

import io.ruvector.store.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A sentence-embedding model that Maven Central carries as a jar: the ONNX file, the tokenizer, and how its authors
 * want it used. All have 384 dimensions and read at most 512 tokens. The names that end in {@code _Q} hold 8-bit
 * weights: a quarter of the size, faster one text at a time, and slightly less exact.
 *
 * <p>Prefixes and pooling follow the model cards of sentence-transformers/all-MiniLM-L6-v2, BAAI/bge-small-en-v1.5 and
 * intfloat/e5-small-v2. {@code docs/embedding-models.md} compares them.
 */
public enum BundledModel {
    /** all-MiniLM-L6-v2: six layers, mean pooling, no prefixes. */
    ALL_MINILM_L6_V2("all-minilm-l6-v2", "all-minilm-l6-v2", Pooling.MEAN, "", ""),
    /** all-MiniLM-L6-v2 with 8-bit weights. */
    ALL_MINILM_L6_V2_Q("all-minilm-l6-v2-q", "all-minilm-l6-v2-q", Pooling.MEAN, "", ""),
    /** bge-small-en-v1.5: twelve layers, the first token's vector, an instruction before queries. */
    BGE_SMALL_EN_V1_5("bge-small-en-v1.5", "bge-small-en-v15", Pooling.CLS, BundledModel.BGE_QUERY, ""),
    /** bge-small-en-v1.5 with 8-bit weights. */
    BGE_SMALL_EN_V1_5_Q("bge-small-en-v1.5-q", "bge-small-en-v15-q", Pooling.CLS, BundledModel.BGE_QUERY, ""),
    /** e5-small-v2: twelve layers, mean pooling, a prefix before both queries and passages. */
    E5_SMALL_V2("e5-small-v2", "e5-small-v2", Pooling.MEAN, "query: ", "passage: "),
    /** e5-small-v2 with 8-bit weights. */
    E5_SMALL_V2_Q("e5-small-v2-q", "e5-small-v2-q", Pooling.MEAN, "query: ", "passage: ");

    /** The model used where nobody chooses: the winner of the comparison in {@code docs/embedding-models.md}. */
    public static final BundledModel DEFAULT = BGE_SMALL_EN_V1_5;

    private static final String BGE_QUERY = "Represent this sentence for searching relevant passages: ";

    private final String id;
    private final String artifact;
    private final Pooling pooling;
    private final String queryPrefix;
    private final String passagePrefix;

    BundledModel(String id, String artifact, Pooling pooling, String queryPrefix, String passagePrefix) {
        this.id = id;
        this.artifact = artifact;
        this.pooling = pooling;
        this.queryPrefix = queryPrefix;
        this.passagePrefix = passagePrefix;
    }

    /**
     * The model of that id.
     *
     * @param id such as {@code bge-small-en-v1.5-q}; case does not matter
     * @return the model
     * @throws InvalidInputException if there is none; the message lists the known ids
     */
    public static BundledModel byId(String id) {
        return Arrays.stream(values())
                .filter(model -> model.id.equals(id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "embedding model",
                        id,
                        "one of "
                                + Arrays.stream(values()).map(BundledModel::id).collect(Collectors.joining(", "))));
    }

    /** {@return the model's identity including its precision; vectors of two ids never mix in one collection} */
    public String id() {
        return id;
    }

    /** {@return the length of a vector} */
    public int dimension() {
        return 384;
    }

    /** {@return the tokens the model reads at once, counting its two special tokens} */
    public int contextTokens() {
        return 512;
    }

    /** {@return how token vectors become one} */
    public Pooling pooling() {
        return pooling;
    }

    /** {@return what goes before a query, or the empty string} */
    public String queryPrefix() {
        return queryPrefix;
    }

    /** {@return what goes before a passage, or the empty string} */
    public String passagePrefix() {
        return passagePrefix;
    }

    /** {@return whether weights are 8-bit and activations are quantised as they come} */
    public boolean quantized() {
        return id.endsWith("-q");
    }

    /** {@return the jar that carries the model, as {@code groupId:artifactId}} */
    public String mavenCoordinates() {
        return "dev.langchain4j:langchain4j-embeddings-" + artifact;
    }

    /** {@return whether the jar is on the class path} */
    public boolean isPresent() {
        return ClassPathResource.exists(modelResource()) && ClassPathResource.exists(tokenizerResource());
    }

    ModelPlan plan() {
        return new ModelPlan(
                id,
                dimension(),
                contextTokens(),
                pooling,
                queryPrefix,
                passagePrefix,
                quantized(),
                new ClassPathResource(modelResource()),
                new ClassPathResource(tokenizerResource()));
    }

    String modelResource() {
        return id + ".onnx";
    }

    String tokenizerResource() {
        return id + "-tokenizer.json";
    }
}
