package io.ruvector.benchmarks.transfer;

import io.ruvector.transfer.ColumnType;
import io.ruvector.transfer.ImportReport;
import io.ruvector.transfer.ImportRequest;
import io.ruvector.transfer.Importer;
import io.ruvector.transfer.RowColumns;
import io.ruvector.transfer.RowSource;
import io.ruvector.transfer.TransferFormat;
import io.ruvector.transfer.TransferProgress;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorStorage;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process that imports, and may be killed: {@code raw FILE FORMAT}, or {@code import|graphless FILE FORMAT STORE}. It says how far it is,
 * a line a step, and at last what it took.
 */
final class ImportingProcess {
    static final String COLLECTION = "made";
    private static final long SAMPLE_MILLIS = 10;

    private ImportingProcess() {}

    /** The database as the exam opens it: full vectors in a mapped file, so that the heap has the rest of the index. */
    static DbOptions options(Path store, boolean graph) {
        DbOptions.Builder options = DbOptions.builder(store).storage(VectorStorage.MAPPED);
        return (graph ? options : options.exactUpTo(Integer.MAX_VALUE)).build();
    }

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        TransferFormat format = TransferFormat.valueOf(args[2]);
        long begun = System.nanoTime();
        if (args[0].equals("raw")) {
            long rows = new RawParse().read(file, format);
            say("DONE rows " + rows + " nanos " + (System.nanoTime() - begun));
            return;
        }
        AtomicLong peak = sampleHeap();
        DbOptions options = options(Path.of(args[3]), args[0].equals("import"));
        RowColumns columns = RowColumns.standard().withType("year", ColumnType.LONG);
        ImportRequest request = ImportRequest.builder(new RowSource(file, format, columns), COLLECTION)
                .build();
        long[] checked = {begun};
        ImportReport report;
        try (VectorDb db = VectorDb.open(options)) {
            report = new Importer(db).run(request, (step, rows, _) -> {
                if (step == TransferProgress.Step.CHECK) {
                    checked[0] = System.nanoTime();
                }
                say(step + " " + rows);
            });
        }
        long ended = System.nanoTime();
        say("DONE rows " + report.rows() + " nanos " + (ended - begun) + " checking " + (checked[0] - begun) + " peak "
                + peak.get() + " written " + report.written() + " unchanged " + report.unchanged() + " resumed "
                + report.resumedAfter());
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static AtomicLong sampleHeap() {
        AtomicLong peak = new AtomicLong();
        Runtime runtime = Runtime.getRuntime();
        Thread.ofPlatform().daemon().name("heap-sampler").start(() -> {
            while (true) {
                peak.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
                try {
                    Thread.sleep(SAMPLE_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        return peak;
    }
}
