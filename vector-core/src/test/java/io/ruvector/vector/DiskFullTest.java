package io.ruvector.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ruvector.store.StoreIoException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up under a database: the caller is told, nothing is half there, and it goes on when there is space. */
class DiskFullTest {
    private static final int DIMENSION = 64;
    private static final CollectionOptions OPTIONS =
            CollectionOptions.builder(DIMENSION).build();

    @TempDir
    Path mountPoint;

    private SmallDisk disk;
    private final Map<String, VectorEntry> acknowledged = new HashMap<>();
    private int next;

    @BeforeEach
    void mount() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(mountPoint, 24);
        assumeTrue(mounted.isPresent(), "skipped: this process may not mount a tmpfs");
        disk = mounted.orElseThrow();
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    private VectorDb open() {
        return VectorDb.open(
                DbOptions.builder(mountPoint.resolve("store")).exactUpTo(50).build());
    }

    /** Writes a batch of two entries and a row. */
    private void write(VectorDb db, Collection notes) {
        int number = next++;
        VectorEntry first = entry(number, "a");
        VectorEntry second = entry(number, "b");
        db.write(new WriteBatch()
                .upsert(notes, first)
                .upsert(notes, second)
                .put(db.table("log"), "last", Integer.toString(number).getBytes(StandardCharsets.UTF_8)));
        acknowledged.put(first.id(), first);
        acknowledged.put(second.id(), second);
    }

    private static VectorEntry entry(int number, String part) {
        return VectorEntry.builder(number + part)
                .vector(TestVectors.clustered(number * 2L + part.charAt(0) % 2, 1, DIMENSION, 1)[0])
                .text("x".repeat(2_000))
                .build();
    }

    private void assertAllThere(VectorDb db) {
        Collection notes = db.collection("notes");
        Map<String, VectorEntry> stored = new HashMap<>();
        notes.forEach(entry -> stored.put(entry.id(), entry));
        assertThat(stored).isEqualTo(acknowledged);
        assertThat(notes.count()).isEqualTo(acknowledged.size());
        assertThat(notes.searchExact(SearchQuery.of(entry(0, "a").vector(), 100_000)))
                .hasSize(acknowledged.size());
        assertThat(db.verify().findings()).isEmpty();
    }

    /** Writes until the disk refuses, and then some more. */
    private void fillUp(VectorDb db, Collection notes) throws Exception {
        for (int i = 0; i < 100; i++) {
            write(db, notes);
        }
        disk.fillUpTo(200_000);
        int failures = 0;
        while (failures < 20) {
            try {
                write(db, notes);
            } catch (StoreIoException e) {
                assertThat(e).hasMessageContaining("No space left on device");
                failures++;
            }
        }
    }

    @Test
    void writesFailWhileTheDiskIsFullAndGoOnWithoutReopeningWhenThereIsSpace() throws Exception {
        try (VectorDb db = open()) {
            Collection notes = db.openCollection("notes", OPTIONS);
            fillUp(db, notes);
            assertAllThere(db);

            disk.free();
            writeWhenItGoes(db, notes);
            for (int i = 0; i < 50; i++) {
                write(db, notes);
            }
            assertAllThere(db);
        }
        try (VectorDb db = open()) {
            assertAllThere(db);
        }
    }

    /** RocksDB looks for space every five seconds. */
    private void writeWhenItGoes(VectorDb db, Collection notes) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                write(db, notes);
                return;
            } catch (StoreIoException e) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("writes still fail half a minute after there is space");
    }

    @Test
    void aDatabaseClosedOnAFullDiskIsWholeWhenThereIsSpace() throws Exception {
        try (VectorDb db = open()) {
            fillUp(db, db.openCollection("notes", OPTIONS));
        }
        disk.free();
        try (VectorDb db = open()) {
            assertAllThere(db);
            write(db, db.collection("notes"));
            assertAllThere(db);
        }
    }

    @Test
    void aDatabaseThatCannotBeOpenedForLackOfSpaceIsWholeWhenThereIsSpace() throws Exception {
        try (VectorDb db = open()) {
            Collection notes = db.openCollection("notes", OPTIONS);
            for (int i = 0; i < 30; i++) {
                write(db, notes);
            }
        }
        disk.fillUpTo(0);
        assertThatThrownBy(this::open).isInstanceOf(StoreIoException.class);
        disk.free();
        try (VectorDb db = open()) {
            assertAllThere(db);
        }
    }
}
