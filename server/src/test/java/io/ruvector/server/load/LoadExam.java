package io.ruvector.server.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Load on the loopback address: connections that write and read half and half, a {@code kill -9} in the middle of it, and every
 * acknowledged write looked for afterwards; the same work on a database in this process beside it. {@code LoadExam [SECONDS] [CONNECTIONS]}.
 */
public final class LoadExam {

    private static final int DIMENSION = 64;
    private static final int IDS_EACH = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final int seconds;
    private final int connections;
    private final int[][] acknowledged;
    private final AtomicLong errors = new AtomicLong();
    private final AtomicBoolean killed = new AtomicBoolean();
    private final EmbeddedLoad embedded = new EmbeddedLoad(IDS_EACH, DIMENSION);
    private final List<long[]> writes = new ArrayList<>();
    private final List<long[]> reads = new ArrayList<>();

    private LoadExam(Path directory, int seconds, int connections) {
        this.directory = directory;
        this.seconds = seconds;
        this.connections = connections;
        this.acknowledged = new int[connections][IDS_EACH];
    }

    /** Runs the exam; ends with 0 only when it passes. */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 600;
        int connections = args.length > 1 ? Integer.parseInt(args[1]) : 64;
        Path directory = Files.createTempDirectory("load");
        boolean passed = new LoadExam(directory, seconds, connections).run();
        System.exit(passed ? 0 : 1);
    }

    private boolean run() throws Exception {
        long early;
        long late;
        try (ServerProcess server = ServerProcess.start(directory)) {
            post(
                    HttpClient.newHttpClient(),
                    server,
                    "/v1/collections",
                    "{\"collection\":\"load\",\"dimension\":" + DIMENSION + "}");
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int connection = i;
                threads.add(Thread.ofPlatform().start(() -> work(server, connection)));
            }
            TimeUnit.MILLISECONDS.sleep(seconds * 500L);
            early = server.residentMegabytes();
            TimeUnit.MILLISECONDS.sleep(seconds * 500L);
            late = server.residentMegabytes();
            killed.set(true);
            server.kill();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        embedded.run(directory.resolve("embedded"), connections, embeddedSeconds());
        return report(early, late, lost());
    }

    private void work(ServerProcess server, int connection) {
        Random random = new Random(connection);
        long[] written = new long[1 << 20];
        long[] read = new long[1 << 20];
        int w = 0;
        int r = 0;
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (true) {
                int id = random.nextInt(IDS_EACH);
                boolean writing = random.nextBoolean();
                int version = acknowledged[connection][id] + 1;
                long begin = System.nanoTime();
                int status = writing
                        ? post(http, server, "/v1/collections/load/vectors", write(connection, id, version, random))
                        : post(
                                http,
                                server,
                                "/v1/collections/load/search",
                                "{\"k\":10,\"vector\":" + vector(random) + "}");
                long took = System.nanoTime() - begin;
                if (status != 200) {
                    errors.incrementAndGet();
                } else if (writing) {
                    acknowledged[connection][id] = version;
                    written[w++ & (written.length - 1)] = took;
                } else {
                    read[r++ & (read.length - 1)] = took;
                }
            }
        } catch (IOException | InterruptedException broken) {
            if (!killed.get()) {
                errors.incrementAndGet();
            }
        }
        synchronized (this) {
            writes.add(Arrays.copyOf(written, Math.min(w, written.length)));
            reads.add(Arrays.copyOf(read, Math.min(r, read.length)));
        }
    }

    private long lost() throws Exception {
        long lost = 0;
        try (ServerProcess server = ServerProcess.start(directory);
                HttpClient http = HttpClient.newHttpClient()) {
            for (int connection = 0; connection < connections; connection++) {
                for (int id = 0; id < IDS_EACH; id++) {
                    int wanted = acknowledged[connection][id];
                    if (wanted > 0 && stored(http, server, connection, id) < wanted) {
                        lost++;
                    }
                }
            }
        }
        return lost;
    }

    private static int stored(HttpClient http, ServerProcess server, int connection, int id) throws Exception {
        HttpRequest get = HttpRequest.newBuilder(server.uri("/v1/collections/load/vectors/" + connection + "-" + id))
                .build();
        JsonNode found = JSON.readTree(
                http.send(get, HttpResponse.BodyHandlers.ofString()).body());
        return found.at("/metadata/version").asInt(0);
    }

    private boolean report(long early, long late, long lost) {
        System.out.printf(
                Locale.ROOT,
                "%d connections, %d s, kill -9 at the end, %d ids%n",
                connections,
                seconds,
                connections * IDS_EACH);
        print("server    writes", writes, seconds);
        print("server    reads ", reads, seconds);
        print("embedded  writes", embedded.writes, embeddedSeconds());
        print("embedded  reads ", embedded.reads, embeddedSeconds());
        System.out.printf(Locale.ROOT, "memory  %d MB at half time, %d MB at the end%n", early, late);
        boolean worked = sorted(writes).length > 0 && sorted(reads).length > 0;
        boolean passed = errors.get() == 0 && lost == 0 && worked && late <= early * 1.15 + 32;
        System.out.printf(
                Locale.ROOT,
                "load: %s %d errors, %d acknowledged writes lost of %d ids%n",
                passed ? "PASS" : "FALLS SHORT",
                errors.get(),
                lost,
                connections * IDS_EACH);
        return passed;
    }

    private static void print(String what, List<long[]> nanos, int seconds) {
        long[] all = sorted(nanos);
        System.out.printf(
                Locale.ROOT,
                "%s %8.0f/s  p50 %8.3f ms  p99 %8.3f ms%n",
                what,
                (double) all.length / seconds,
                at(all, 0.5),
                at(all, 0.99));
    }

    private int embeddedSeconds() {
        return Math.max(1, Math.min(60, seconds / 2));
    }

    private static int post(HttpClient http, ServerProcess server, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri(path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String write(int connection, int id, int version, Random random) {
        return "{\"vectors\":[{\"id\":\"" + connection + "-" + id + "\",\"metadata\":{\"version\":" + version
                + "},\"vector\":" + vector(random) + "}]}";
    }

    private static String vector(Random random) {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < DIMENSION; i++) {
            text.append(i == 0 ? "" : ",").append((float) random.nextGaussian());
        }
        return text.append(']').toString();
    }

    private static long[] sorted(List<long[]> all) {
        return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }
}
