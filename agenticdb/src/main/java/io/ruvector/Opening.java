package io.ruvector;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.skill.SkillNaming;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Optional;

/**
 * What a database is opened with.
 *
 * @param options of the store
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
        TextEmbedder embedder,
        Optional<OnnxEmbeddingModel> bundled,
        OperationObserver observer,
        Optional<ChatModel> chatModel,
        Optional<ChatModel> factReader,
        Optional<KeyPair> keys,
        SkillNaming naming,
        Clock clock) {

    /** The embedder as the parts see it. */
    TextEmbedder observedEmbedder() {
        return observer == OperationObserver.NONE ? embedder : new ObservedEmbedder(embedder, observer);
    }
}
