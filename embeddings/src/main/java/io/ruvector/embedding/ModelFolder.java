package io.ruvector.embedding;

import io.ruvector.store.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A model of the user's own: a folder with a BERT-like ONNX network ({@code model.onnx}), its tokenizer
 * ({@code tokenizer.json}, the form of Hugging Face) and {@code embedding.properties}:
 *
 * <pre>{@code
 * dimension = 384
 * pooling = mean
 * queryPrefix = query:
 * passagePrefix = passage:
 * maxTokens = 512
 * quantized = false
 * id = my-model
 * }</pre>
 *
 * <p>{@code dimension} is the length of a vector; {@code pooling} is {@code mean}, {@code cls}, or {@code none} where the
 * network gives one vector a text; both are required. Prefixes are nothing unless given, and a blank at the end of their
 * line counts. {@code maxTokens}, 512 unless given, is what the network reads at once, special tokens included.
 * {@code quantized} says that weights have 8 bits: texts then never share a batch. The {@code id} is the folder's name
 * unless given.
 *
 * <p>The {@link #modelId()} also holds a hash of the files and settings, so that vectors of a changed model never mix with
 * those of the earlier one.
 *
 * {@snippet :
 * OnnxEmbeddingModel model = OnnxEmbeddingModel.of(ModelFolder.read(Path.of("models/my-model")));
 * }
 */
public final class ModelFolder {
    /** The name of the settings in the folder. */
    public static final String SETTINGS = "embedding.properties";

    private static final List<String> KEYS =
            List.of("dimension", "pooling", "queryPrefix", "passagePrefix", "maxTokens", "quantized", "id");
    private static final int HASH_BYTES = 6;

    private final ModelPlan plan;

    private ModelFolder(ModelPlan plan) {
        this.plan = plan;
    }

    /**
     * Reads the settings and looks at the files; the network is loaded when it is first used.
     *
     * @throws InvalidInputException naming the file or setting that is missing or wrong
     */
    public static ModelFolder read(Path folder) {
        Path onnx = present(folder, "model.onnx");
        Path tokenizer = present(folder, "tokenizer.json");
        Path file = present(folder, SETTINGS);
        Properties settings = settings(file);
        int dimension = number(settings, "dimension", Optional.empty(), 1, 65_536);
        int contextTokens = number(settings, "maxTokens", Optional.of(512), 8, 65_536);
        Pooling pooling = pooling(settings);
        boolean quantized = truth(settings, "quantized");
        String queryPrefix = settings.getProperty("queryPrefix", "");
        String passagePrefix = settings.getProperty("passagePrefix", "");
        String name = settings.getProperty(
                "id", String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
        String hash = hash(
                List.of(onnx, tokenizer),
                List.of(pooling.name(), queryPrefix, passagePrefix, String.valueOf(contextTokens)));
        return new ModelFolder(new ModelPlan(
                name + "@" + hash,
                dimension,
                contextTokens,
                pooling,
                queryPrefix,
                passagePrefix,
                quantized,
                new InFolder(onnx),
                new InFolder(tokenizer)));
    }

    /** {@return name and hash, such as {@code my-model@0f31c2d4a5b6}} */
    public String modelId() {
        return plan.id();
    }

    /** {@return the length of a vector} */
    public int dimension() {
        return plan.dimension();
    }

    ModelPlan plan() {
        return plan;
    }

    private static Path present(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException("model folder", folder, "a folder with a file " + name);
        }
        return file;
    }

    private static Properties settings(Path file) {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            settings.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(SETTINGS, e.getMessage(), "a readable file of properties");
        }
        for (String key : settings.stringPropertyNames()) {
            if (!KEYS.contains(key)) {
                throw new InvalidInputException("setting in " + SETTINGS, key, "one of " + String.join(", ", KEYS));
            }
        }
        return settings;
    }

    private static int number(Properties settings, String key, Optional<Integer> otherwise, int least, int most) {
        String value = settings.getProperty(key);
        String expected = "a whole number from " + least + " to " + most;
        if (value == null) {
            return otherwise.orElseThrow(() -> new InvalidInputException(key + " in " + SETTINGS, "nothing", expected));
        }
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the value.
        }
        throw new InvalidInputException(key + " in " + SETTINGS, value, expected);
    }

    private static Pooling pooling(Properties settings) {
        String value = settings.getProperty("pooling", "nothing").strip();
        return Arrays.stream(Pooling.values())
                .filter(pooling -> pooling.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "pooling in " + SETTINGS,
                        value,
                        "one of "
                                + Arrays.stream(Pooling.values())
                                        .map(pooling -> pooling.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    private static boolean truth(Properties settings, String key) {
        String value = settings.getProperty(key, "false").strip();
        if (!value.equals("true") && !value.equals("false")) {
            throw new InvalidInputException(key + " in " + SETTINGS, value, "true or false");
        }
        return value.equals("true");
    }

    private static String hash(List<Path> files, List<String> settings) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            settings.forEach(
                    setting -> digest.update((setting + '\0').getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a model's files", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A file of the folder. */
    private record InFolder(Path path) implements ModelFile {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public Optional<Path> asFile() {
            return Optional.of(path);
        }
    }
}
