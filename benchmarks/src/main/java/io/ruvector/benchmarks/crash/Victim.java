package io.ruvector.benchmarks.crash;

import io.ruvector.vector.SearchQuery;
import io.ruvector.vector.VectorDb;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process that is killed. Arguments: directory, seed, after how many acknowledgements to close (0: never), and for each
 * writer the number of its last step. On standard output it says {@code M} when it begins, {@code O} when the database is
 * open, the writer and the number of each step that has returned, {@code C} and {@code c} around a checkpoint, {@code X}
 * and {@code x} around close.
 */
final class Victim {
    private static final int STEPS_BETWEEN_CHECKPOINTS = 16;

    private final VectorDb db;
    private final FileOutputStream out;
    private final long seed;
    private final AtomicLong left;
    private final CountDownLatch enough = new CountDownLatch(1);

    private Victim(VectorDb db, FileOutputStream out, long seed, long closeAfter) {
        this.db = db;
        this.out = out;
        this.seed = seed;
        this.left = new AtomicLong(closeAfter == 0 ? Long.MAX_VALUE : closeAfter);
    }

    /**
     * Runs until it is killed, or closes and waits to be killed.
     *
     * @param arguments as above
     */
    public static void main(String[] arguments) throws Exception {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        say(out, "M");
        VectorDb db = VectorDb.open(Step.options(Path.of(arguments[0])));
        Step.openAll(db);
        say(out, "O");
        Victim victim = new Victim(db, out, Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
        Thread[] writers = new Thread[arguments.length - 3];
        for (int i = 0; i < writers.length; i++) {
            int writer = i;
            long done = Long.parseLong(arguments[3 + i]);
            writers[i] = Thread.ofPlatform().daemon().start(() -> victim.write(writer, done));
        }
        victim.enough.await();
        for (Thread writer : writers) {
            writer.join();
        }
        say(out, "X");
        db.close();
        say(out, "x");
        if (System.getProperty("ruvector.training") == null) {
            Thread.sleep(60_000);
        }
    }

    private void write(int writer, long done) {
        try {
            for (long number = done + 1; left.getAndDecrement() > 0; number++) {
                Step.of(seed, writer, number).run(db);
                say(out, writer + " " + number);
                if (number % STEPS_BETWEEN_CHECKPOINTS == 0) {
                    checkpoint();
                }
                if (number % 7 == 0) {
                    search(number);
                }
            }
            enough.countDown();
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void checkpoint() throws IOException {
        say(out, "C");
        db.checkpoint();
        say(out, "c");
    }

    private void search(long number) {
        float[] vector = new float[Step.DIMENSION];
        vector[(int) (number % Step.DIMENSION)] = 1;
        for (String name : Step.COLLECTIONS) {
            db.collection(name).search(SearchQuery.of(vector, 5));
        }
    }

    private void failed(Throwable e) {
        try {
            say(out, "FAILED " + e);
        } catch (IOException unheard) {
            e.addSuppressed(unheard);
        }
        e.printStackTrace();
        Runtime.getRuntime().halt(3);
    }

    /** One write of the operating system, so that a kill leaves a line whole or not at all. */
    private static void say(FileOutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
