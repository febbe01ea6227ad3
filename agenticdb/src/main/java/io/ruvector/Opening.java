package io.ruvector;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.skill.SkillNaming;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Optional;

/**
 * What a database is opened with.
 *
 * @param options of the store
 * @param config the graphs that its collections are to have
 * @param embedder what gives the vectors
 * @param bundled the same, if the database opened it and closes it
 * @param observer stands around operations
 * @param chatModel writes answers
 * @param factReader reads statements that the grammar does not understand
 * @param keys sign the certificates of contexts
 * @param naming words skills
 * @param clock where times come from
 */
record Opening(
        DbOptions options,
        StoreConfig config,
        TextEmbedder embedder,
        Optional<OnnxEmbeddingModel> bundled,
        OperationObserver observer,
        Optional<ChatModel> chatModel,
        Optional<ChatModel> factReader,
        Optional<KeyPair> keys,
        SkillNaming naming,
        Clock clock) {

    /** The open store, each collection with the graph that the settings ask for. */
    VectorDb openVectors() {
        VectorDb db = VectorDb.open(options);
        try {
            if (!config.migrate(db)) {
                return db;
            }
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
        db.close();
        return VectorDb.open(options);
    }

    /** The embedder as the parts see it. */
    TextEmbedder observedEmbedder() {
        return observer == OperationObserver.NONE ? embedder : new ObservedEmbedder(embedder, observer);
    }
}
