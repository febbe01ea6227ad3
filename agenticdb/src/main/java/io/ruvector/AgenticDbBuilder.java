package io.ruvector;

import dev.langchain4j.model.chat.ChatModel;
import io.ruvector.embedding.OnnxEmbeddingModel;
import io.ruvector.memory.Scope;
import io.ruvector.skill.SkillNaming;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.TextEmbedder;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Opens an {@link AgenticDb}; not thread-safe. */
public final class AgenticDbBuilder {

    private final Path directory;
    private Optional<TextEmbedder> embedder = Optional.empty();
    private Optional<ChatModel> chatModel = Optional.empty();
    private Optional<ChatModel> factReader = Optional.empty();
    private Optional<KeyPair> keys = Optional.empty();
    private Scope scope = Scope.of("default");
    private SkillNaming naming = SkillNaming.NONE;
    private Clock clock = Clock.systemUTC();
    private OperationObserver observer = OperationObserver.NONE;
    private UnaryOperator<DbOptions.Builder> settings = UnaryOperator.identity();

    AgenticDbBuilder(Path directory) {
        this.directory = directory;
    }

    /**
     * What turns text into vectors. A database remembers its model and refuses another.
     *
     * @param value the embedder; the caller closes it. Not called: the bundled default model
     * @return this
     */
    public AgenticDbBuilder embedder(TextEmbedder value) {
        embedder = Optional.of(value);
        return this;
    }

    /**
     * What writes answers.
     *
     * @param value the chat model. Not called: answers are sentences of the sources
     * @return this
     */
    public AgenticDbBuilder chatModel(ChatModel value) {
        chatModel = Optional.of(value);
        return this;
    }

    /**
     * What the certificates of contexts are signed and checked with.
     *
     * @param value an Ed25519 key pair. Not called: certificates are chains of hashes without a signature
     * @return this
     */
    public AgenticDbBuilder signingKeys(KeyPair value) {
        keys = Optional.of(value);
        return this;
    }

    /**
     * What reads statements of fact that the built-in grammar does not understand: one call for each of these.
     *
     * @param value the chat model. Not called: such statements are kept as they are
     * @return this
     */
    public AgenticDbBuilder factReader(ChatModel value) {
        factReader = Optional.of(value);
        return this;
    }

    /**
     * What words the skills that consolidation finds, such as {@link ChatSkillNaming}.
     *
     * @param value the naming. Not called: skills are named by their steps
     * @return this
     */
    public AgenticDbBuilder skillNaming(SkillNaming value) {
        naming = value;
        return this;
    }

    /**
     * Whose records are read and written.
     *
     * @param value the scope. Not called: the tenant {@code default}
     * @return this
     */
    public AgenticDbBuilder scope(Scope value) {
        scope = value;
        return this;
    }

    /**
     * What stands around operations, to time and trace them.
     *
     * @param value the observer. Not called: none
     * @return this
     */
    public AgenticDbBuilder observer(OperationObserver value) {
        observer = value;
        return this;
    }

    /**
     * Where times come from.
     *
     * @param value the clock. Not called: the system's, in UTC
     * @return this
     */
    public AgenticDbBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * How the database under everything is opened: codes, memory-mapped vectors, what a write waits for, and more.
     *
     * @param value changes the options, which have the directory, the clock and what {@link StoreConfig} says
     * @return this
     */
    public AgenticDbBuilder options(UnaryOperator<DbOptions.Builder> value) {
        settings = value;
        return this;
    }

    /**
     * Opens the database.
     *
     * @return the open database
     * @throws io.ruvector.store.StoreLockedException if another process, or this one, has it open
     * @throws io.ruvector.store.InvalidInputException if its {@link StoreConfig} has a setting that there is not
     */
    public AgenticDb open() {
        Optional<OnnxEmbeddingModel> bundled =
                embedder.isPresent() ? Optional.empty() : Optional.of(OnnxEmbeddingModel.ofDefault());
        TextEmbedder used = embedder.or(() -> bundled).orElseThrow();
        StoreConfig config = StoreConfig.in(directory);
        DbOptions options = settings.apply(
                        config.apply(DbOptions.builder(directory).clock(clock)))
                .build();
        return new AgenticDb(
                new Parts(new Opening(
                        options, config, used, bundled, observer, chatModel, factReader, keys, naming, clock)),
                scope);
    }
}
