package io.ruvector.benchmarks.ann;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Compiles the program that runs hnswlib (C++) with {@code g++ -O3 -march=native}. */
final class HnswlibProgram {
    private static final String SOURCE = "hnswlib_peer.cpp";

    private HnswlibProgram() {}

    /**
     * The compiled program.
     *
     * @param work where to compile
     * @param options further options of the compiler
     * @return its path
     * @throws EngineAbsentException when compiler or headers are absent
     */
    static Path compiled(Path work, String... options) throws IOException {
        Files.createDirectories(work);
        Path source = work.resolve(SOURCE);
        try (InputStream content = HnswlibProgram.class.getResourceAsStream("/cpp/" + SOURCE)) {
            if (content == null) {
                throw new IOException("the resource /cpp/" + SOURCE + " is absent");
            }
            Files.write(source, content.readAllBytes());
        }
        Path program = work.resolve("hnswlib_peer");
        List<String> command = new ArrayList<>(List.of("g++", "-O3", "-march=native", "-std=c++17", "-pthread"));
        command.addAll(List.of(options));
        command.addAll(List.of("-o", program.toString(), source.toString()));
        Process compiler = start(command);
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(compiler) != 0) {
            throw new EngineAbsentException(
                    said.contains("hnswlib/hnswlib.h")
                            ? "the headers of hnswlib are absent: install Debian's package libhnswlib-dev"
                            : "g++ could not compile hnswlib's program: "
                                    + said.lines().findFirst().orElse(""));
        }
        return program;
    }

    /**
     * The compiled program that knows filters: with the system's headers where they are new enough, else with those that
     * the npm package {@code hnswlib-node} brings.
     *
     * @param work where to compile
     * @return its path
     * @throws EngineAbsentException when neither has them
     */
    static Path compiledWithFilters(Path work) throws IOException {
        try {
            return compiled(work.resolve("filtered"), "-DFILTERED");
        } catch (EngineAbsentException e) {
            Path headers = NpmPackage.peer("hnswlib-node").installed(work).resolve("node_modules/hnswlib-node/src");
            return compiled(work.resolve("filtered"), "-DFILTERED", "-I" + headers);
        }
    }

    private static Process start(List<String> command) throws EngineAbsentException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new EngineAbsentException("hnswlib needs g++: install Debian's packages g++ and libhnswlib-dev");
        }
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
