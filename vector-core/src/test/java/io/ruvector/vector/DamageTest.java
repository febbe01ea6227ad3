package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.store.CorruptStoreException;
import io.ruvector.store.NewerFormatException;
import io.ruvector.store.Table;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flips single bits at random places in every file of a store, and cuts every file at random lengths. After each, either
 * the store says what is damaged, or everything it gives is right. The number of places in each file is the system
 * property {@code ruvector.damage.places}, the seed {@code ruvector.damage.seed}.
 */
class DamageTest {
    private static final int PLACES = Integer.getInteger("ruvector.damage.places", 3);
    private static final long SEED = Long.getLong("ruvector.damage.seed", 20_260_102);
    private static final int ROWS = 240;

    private VectorStorage storage = VectorStorage.MEMORY;

    @TempDir(factory = MemoryDirectory.class)
    Path directory;

    @Test
    void damageOfAClosedStoreIsReportedOrHarmless() throws IOException {
        Path store = directory.resolve("store");
        List<Map<String, String>> states = write(store, true);
        examine(store, states.getLast());
    }

    @Test
    void damageOfAStoreWhoseProcessWasKilledIsReportedOrHarmless() throws IOException {
        Path store = directory.resolve("store");
        List<Map<String, String>> states = write(store, false);
        examine(directory.resolve("killed"), states.getLast());
    }

    @Test
    void damageOfMappedVectorsIsReportedOrHarmless() throws IOException {
        storage = VectorStorage.MAPPED;
        Path store = directory.resolve("store");
        List<Map<String, String>> states = write(store, true);
        examine(store, states.getLast());
    }

    private void examine(Path store, Map<String, String> truth) throws IOException {
        Path untouched = directory.resolve("untouched");
        copy(store, untouched);
        assertThat(read(untouched)).isEqualTo(truth);
        assertThat(store.resolve("index")).isNotEmptyDirectory();
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Path file : files(store)) {
            long size = Files.size(file);
            for (int place = 0; place < PLACES && size > 0; place++) {
                long at = random.nextLong(size);
                int bit = random.nextInt(8);
                tryDamage(
                        store,
                        file,
                        "bit " + bit + " of byte " + at + " of " + size + " flipped",
                        truth,
                        wrong,
                        outcomes,
                        it -> flip(it, at, bit));
                long length = random.nextLong(size);
                tryDamage(
                        store,
                        file,
                        "cut from " + size + " to " + length,
                        truth,
                        wrong,
                        outcomes,
                        it -> cut(it, length));
            }
        }
        outcomes.forEach((outcome, times) -> System.out.println(times + " " + outcome));
        assertThat(wrong).as("seed " + SEED).isEmpty();
    }

    private void tryDamage(
            Path store,
            Path file,
            String damage,
            Map<String, String> truth,
            List<String> wrong,
            Map<String, Integer> outcomes,
            Damage how)
            throws IOException {
        Path copy = directory.resolve("copy");
        copy(store, copy);
        how.to(copy.resolve(store.relativize(file)));
        String kind = kind(store.relativize(file));
        String outcome;
        try {
            Map<String, String> found = read(copy);
            outcome = truth.equals(found) ? "harmless" : "WRONG: " + found.size() + " rows of " + truth.size();
        } catch (CorruptStoreException | NewerFormatException e) {
            outcome = "reported";
        } catch (RuntimeException | Error e) {
            outcome = "NOT TYPED: " + e.toString().lines().toList();
        }
        outcomes.merge(
                kind + " " + damage.replaceAll(".* ", "").replaceAll("\\d+", "cut") + " " + outcome, 1, Integer::sum);
        if (!outcome.equals("harmless") && !outcome.equals("reported")) {
            wrong.add(store.relativize(file) + ", " + damage + ": " + outcome);
        }
        delete(copy);
    }

    private static String kind(Path file) {
        return file.toString().replaceAll("[0-9]+", "#");
    }

    private static List<Path> files(Path store) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= (byte) (1 << bit);
        Files.write(file, bytes);
    }

    private static void cut(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final CollectionOptions OPTIONS = CollectionOptions.builder(8)
            .hnsw(HnswConfig.builder().m(6).efConstruction(30).build())
            .build();

    private DbOptions options(Path store) {
        return DbOptions.builder(store).exactUpTo(50).storage(storage).build();
    }

    /** Writes a store that has every kind of file; gives what was in it after each commit. */
    private List<Map<String, String>> write(Path store, boolean closed) throws IOException {
        float[][] vectors = TestVectors.clustered(1, ROWS, 8, 5);
        List<Map<String, String>> states = new ArrayList<>();
        Map<String, String> state = new TreeMap<>();
        int sessions = 12;
        for (int session = 0; session < sessions; session++) {
            try (VectorDb db = VectorDb.open(options(store))) {
                Collection notes = db.openCollection("notes", OPTIONS);
                Collection few = db.openCollection("few", OPTIONS);
                notes.search(SearchQuery.of(vectors[0], 1));
                for (int i = session * ROWS / sessions; i < (session + 1) * ROWS / sessions; i++) {
                    VectorEntry entry = VectorEntry.builder("n" + i)
                            .vector(vectors[i])
                            .put("i", i)
                            .text("text " + i)
                            .build();
                    WriteBatch batch = new WriteBatch()
                            .upsert(notes, entry)
                            .put(db.table("table"), "k" + i % 60, ("v" + i).getBytes(StandardCharsets.UTF_8));
                    state.put("notes/n" + i, describe(entry));
                    state.put("table/k" + i % 60, "v" + i);
                    if (i % 8 == 0) {
                        batch.upsert(few, entry);
                        state.put("few/n" + i, describe(entry));
                    }
                    db.write(batch);
                    states.add(new TreeMap<>(state));
                }
                if (session == sessions - 1 && !closed) {
                    copy(store, directory.resolve("killed"));
                }
            }
        }
        return states;
    }

    /** Opens a store and reads all it has, in every way there is; the ways have to agree. */
    private Map<String, String> read(Path store) {
        Map<String, String> found = new TreeMap<>();
        try (VectorDb db = VectorDb.open(options(store))) {
            for (String name : db.collectionNames()) {
                Collection collection = db.collection(name);
                collection.forEach(entry -> {
                    found.put(name + "/" + entry.id(), describe(entry));
                    assertThat(describe(collection.get(entry.id()).orElseThrow()))
                            .isEqualTo(describe(entry));
                });
                long rows = found.keySet().stream()
                        .filter(it -> it.startsWith(name + "/"))
                        .count();
                assertThat(collection.count()).isEqualTo(rows);
                SearchQuery all = SearchQuery.builder(new float[] {1, 0, 0, 0, 0, 0, 0, 1}, ROWS)
                        .build();
                assertThat(collection.searchExact(all)).hasSize((int) rows);
                assertThat(collection.search(all)).hasSize((int) rows);
                collection.search(all).forEach(hit -> assertThat(found).containsKey(name + "/" + hit.id()));
            }
            Table table = db.table("table");
            table.forEach("", (key, value) -> found.put("table/" + key, new String(value, StandardCharsets.UTF_8)));
        }
        return found;
    }

    private static String describe(VectorEntry entry) {
        return entry + " " + Arrays.toString(entry.vector()) + " " + entry.text();
    }

    private interface Damage {
        void to(Path file) throws IOException;
    }
}
