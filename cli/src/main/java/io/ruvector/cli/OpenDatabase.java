package io.ruvector.cli;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.AgenticDb;
import io.ruvector.AgenticDbBuilder;
import io.ruvector.embedding.BundledModel;
import io.ruvector.embedding.ModelFolder;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.memory.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The database of one command, opened so that little time is lost: the embedding model is loaded by another thread while
 * this one opens the store, and not at all by a command that embeds nothing.
 */
final class OpenDatabase implements AutoCloseable {

    private final AgenticDb db;
    private final OnnxEmbeddingModel embedder;
    private final CompletableFuture<Void> modelLoading;

    private OpenDatabase(AgenticDb db, OnnxEmbeddingModel embedder, CompletableFuture<Void> modelLoading) {
        this.db = db;
        this.embedder = embedder;
        this.modelLoading = modelLoading;
    }

    /** Opens for a command that embeds no text. */
    static OpenDatabase withoutModel(RuVectorCommand root) {
        return open(root, CompletableFuture.completedFuture(null), embedder(root), Optional.empty(), db -> {});
    }

    /**
     * Opens for a command that embeds text.
     *
     * @param root the options
     * @param warmUp opens the parts that the command will use, while the model is being loaded
     */
    static OpenDatabase withModel(RuVectorCommand root, Consumer<AgenticDb> warmUp) {
        return withModel(root, Optional.empty(), warmUp);
    }

    /** As {@link #withModel(RuVectorCommand, Consumer)}, with a chat model for answers. */
    static OpenDatabase withModel(RuVectorCommand root, Optional<ChatModel> chatModel, Consumer<AgenticDb> warmUp) {
        OnnxEmbeddingModel embedder = embedder(root);
        CompletableFuture<Void> loading = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("model-loader").start(() -> {
            // A failure shows at the first use of the model, with its own message.
            root.timings().measure("model", () -> {
                try {
                    return embedder.countTokens("");
                } catch (RuntimeException e) {
                    return 0;
                } finally {
                    loading.complete(null);
                }
            });
        });
        return open(root, loading, embedder, chatModel, warmUp);
    }

    private static OnnxEmbeddingModel embedder(RuVectorCommand root) {
        String chosen = root.embeddingModel();
        return chosen != null && Files.isDirectory(Path.of(chosen))
                ? OnnxEmbeddingModel.of(ModelFolder.read(Path.of(chosen)))
                : OnnxEmbeddingModel.of(chosen == null ? BundledModel.DEFAULT : BundledModel.byId(chosen));
    }

    private static OpenDatabase open(
            RuVectorCommand root,
            CompletableFuture<Void> loading,
            OnnxEmbeddingModel embedder,
            Optional<ChatModel> chatModel,
            Consumer<AgenticDb> warmUp) {
        AgenticDb db = root.timings().measure("store", () -> {
            AgenticDb opened = open(root.store(), Scope.of(root.tenant()), embedder, chatModel.orElse(null));
            try {
                warmUp.accept(opened);
                return opened;
            } catch (RuntimeException e) {
                opened.close();
                throw e;
            }
        });
        loading.join();
        return new OpenDatabase(db, embedder, loading);
    }

    private static AgenticDb open(
            Path directory, Scope scope, OnnxEmbeddingModel embedder, @Nullable ChatModel chatModel) {
        AgenticDbBuilder builder = AgenticDb.builder(directory).scope(scope).embedder(embedder);
        if (chatModel != null) {
            builder.chatModel(chatModel);
        }
        return builder.open();
    }

    AgenticDb db() {
        return db;
    }

    @Override
    public void close() {
        db.close();
        modelLoading.join();
        embedder.close();
    }
}
