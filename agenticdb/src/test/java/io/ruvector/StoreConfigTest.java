package io.ruvector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.store.Durability;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.HnswConfig;
import io.ruvector.vector.Quantization;
import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import io.ruvector.vector.VectorStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreConfigTest {
    private static final HnswConfig OTHER =
            HnswConfig.builder().m(24).efConstruction(90).efSearch(77).build();

    @TempDir
    private Path directory;

    private DbOptions options() {
        return StoreConfig.in(directory).apply(DbOptions.builder(directory)).build();
    }

    @Test
    void theCommentedFileChangesNothingAndIsNeverOverwritten() throws IOException {
        DbOptions without = options();
        Path file = StoreConfigText.create(directory);
        assertThat(options()).isEqualTo(without);
        String text = Files.readString(file);
        assertThatThrownBy(() -> StoreConfigText.create(directory)).isInstanceOf(InvalidInputException.class);
        assertThat(file).hasContent(text);
    }

    @Test
    void everySettingOfTheCommentedFileIsUnderstood() throws IOException {
        Path file = StoreConfigText.create(directory);
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll("(?m)^# ([a-z-]+ = |\\[)", "$1")
                        .replace("\"int4\"", "\"INT8\"")
                        .replace("\"memory\"", "\"mapped\"")
                        .replace("\"sync\"", "\"ordered\"")
                        .replace("2000\n", "7\n"));
        DbOptions options = options();
        assertThat(options.quantization()).contains(Quantization.INT8);
        assertThat(options.storage()).isEqualTo(VectorStorage.MAPPED);
        assertThat(options.durability()).isEqualTo(Durability.ORDERED);
        assertThat(options.exactUpTo()).isEqualTo(7);
        assertThat(options.indexThreads()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[store]\\nquantisation = \"int4\" | store.quantisation",
                "[store]\\nquantization = \"int5\" | one of [\"none\"",
                "[store]\\nindex-threads = 0       | indexThreads",
                "[store]\\nexact-up-to = \"many\"  | a whole number",
                "[collections.x]\\nm = 1           | 2 to 128",
                "[collections.x]\\nname = 1        | collections.x.name",
                "colour = 1                       | one of collections, store",
                "store = 1                        | a section",
                "[store                           | TOML 1.0",
            })
    void whatThereIsNotIsNamed(String text, String message) throws IOException {
        Files.writeString(directory.resolve("config.toml"), text.replace("\\n", "\n"));
        assertThatThrownBy(() -> StoreConfig.in(directory))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aSettingIsWrittenIntoItsPlaceAndOtherLinesStay() throws IOException {
        Path file = StoreConfigText.create(directory);
        Files.writeString(file, Files.readString(file) + "\n[collections.mine]\nm = 8\n\n[collections.last]\nm = 9\n");
        StoreConfigText.set(directory, "mine", OTHER, Optional.of(Quantization.INT8));
        StoreConfigText.set(directory, "ns/other", OTHER, Optional.of(Quantization.NONE));
        assertThat(Files.readString(file))
                .contains(
                        "\nquantization = \"none\"\n",
                        "[collections.mine]\nm = 24\nef-construction = 90\nef-search = 77\n")
                .contains(
                        "[collections.last]\nm = 9\n",
                        "[collections.\"ns/other\"]\nm = 24\n",
                        "# durability = \"sync\"");
        assertThat(options().quantization()).contains(Quantization.NONE);
        StoreConfigText.set(directory, "mine", OTHER, Optional.empty());
        assertThat(options().quantization()).isEmpty();
    }

    @Test
    void aCollectionGetsTheGraphThatIsAskedForAndProgramsWithoutItStillOpen() {
        float[] query = {1, 0};
        try (VectorDb db = VectorDb.open(options())) {
            Collection notes =
                    db.openCollection("notes", CollectionOptions.builder(2).build());
            for (int i = 0; i < 50; i++) {
                notes.upsert(VectorEntry.of("n" + i, new float[] {1, i}));
            }
        }
        StoreConfigText.set(directory, "notes", OTHER, Optional.empty());
        try (AgenticDb db = AgenticDb.open(directory)) {
            assertThat(db.vectors().collection("notes").options().hnsw()).isEqualTo(OTHER);
        }
        try (VectorDb db = VectorDb.open(DbOptions.of(directory))) {
            Collection notes =
                    db.openCollection("notes", CollectionOptions.builder(2).build());
            assertThat(notes.options().hnsw()).isEqualTo(OTHER);
            assertThat(notes.search(SearchQuery.of(query, 50))).hasSize(50);
        }
    }
}
