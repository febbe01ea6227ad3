package io.ruvector.vector;

import io.ruvector.store.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Makes collections in a process of its own and prints what they take. */
final class SizingProbe {
    private SizingProbe() {}

    /** Arguments: a directory, then entries:dimension:codes:storage:metadataKeys:m, several times. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String warm = "50:8:INT4:MAPPED:1:16";
        Path directory = Path.of(arguments[0]);
        fill(directory.resolve("warm"), warm);
        // Threads that link hold what they worked on until they work again: first fill all, then measure.
        for (int i = 1; i < arguments.length; i++) {
            fill(directory.resolve("set" + i), arguments[i]);
        }
        measure(directory.resolve("warm"), warm);
        for (int i = 1; i < arguments.length; i++) {
            System.out.println(measure(directory.resolve("set" + i), arguments[i]));
        }
    }

    private static DbOptions options(Path directory, String[] set) {
        return DbOptions.builder(directory)
                .exactUpTo(0)
                .durability(Durability.ORDERED)
                .quantization(Quantization.valueOf(set[2]))
                .storage(VectorStorage.valueOf(set[3]))
                .build();
    }

    private static String measure(Path directory, String text) throws IOException, InterruptedException {
        String[] set = text.split(":");
        DbOptions options = options(directory, set);
        long disk = bytes(directory);
        long mapped = options.storage() == VectorStorage.MAPPED
                ? Files.size(directory.resolve("index").resolve("collection.1.vectors1"))
                : 0;
        long before = usedHeap();
        try (VectorDb db = VectorDb.open(options)) {
            Collection collection = db.collection("collection.1");
            collection.search(SearchQuery.of(random(new SplittableRandom(1), Integer.parseInt(set[1])), 10));
            return text + " " + (usedHeap() - before) + " " + mapped + " " + disk;
        }
    }

    private static void fill(Path directory, String text) {
        String[] set = text.split(":");
        int entries = Integer.parseInt(set[0]);
        int dimension = Integer.parseInt(set[1]);
        SplittableRandom random = new SplittableRandom(entries);
        try (VectorDb db = VectorDb.open(options(directory, set))) {
            HnswConfig hnsw = HnswConfig.builder()
                    .m(Integer.parseInt(set[5]))
                    .efConstruction(16)
                    .build();
            Collection collection = db.createCollection(
                    "collection.1",
                    CollectionOptions.builder(dimension).hnsw(hnsw).build());
            for (int from = 0; from < entries; from += 1_000) {
                WriteBatch batch = new WriteBatch();
                for (int i = from; i < Math.min(entries, from + 1_000); i++) {
                    batch.upsert(collection, entry(i, random, dimension, Integer.parseInt(set[4])));
                }
                db.write(batch);
            }
            db.checkpoint();
        }
    }

    private static VectorEntry entry(int number, SplittableRandom random, int dimension, int keys) {
        VectorEntry.Builder entry =
                VectorEntry.builder(String.format("id-%09d", number)).vector(random(random, dimension));
        for (int key = 0; key < keys; key++) {
            entry.put("key-0000" + key, String.format("%020d", random.nextLong(1_000_000)));
        }
        return entry.build();
    }

    private static float[] random(SplittableRandom random, int dimension) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** The least of several looks, for what is closed in the background. */
    private static long usedHeap() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int look = 0; look < 3; look++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
            Thread.sleep(150);
        }
        return least;
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
