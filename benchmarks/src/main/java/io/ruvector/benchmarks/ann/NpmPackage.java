package io.ruvector.benchmarks.ann;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An npm package that is installed on demand, in a folder of its own, for the script that runs it.
 *
 * @param name its name
 * @param version its exact version
 */
record NpmPackage(String name, String version) {
    private static final String SCRIPT = "npm_peer.cjs";

    /** The peers, by name. */
    static final List<NpmPackage> PEERS = List.of(
            new NpmPackage("hnswlib-node", "3.0.0"),
            new NpmPackage("usearch", "2.25.3"),
            new NpmPackage("@ruvector/core", "0.1.32"));

    static NpmPackage peer(String name) {
        return PEERS.stream()
                .filter(peer -> peer.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no npm package " + name));
    }

    /**
     * Installs the package unless it is there, and lays the script beside it.
     *
     * @param work the parent of its folder
     * @return its folder
     * @throws EngineAbsentException when npm is absent or fails
     */
    Path installed(Path work) throws IOException {
        Path folder = work.resolve("npm").resolve(name.replace('/', '-'));
        Files.createDirectories(folder);
        copyScript(folder.resolve(SCRIPT));
        Path done = folder.resolve("installed-" + version);
        if (!Files.exists(done)) {
            Files.writeString(folder.resolve("package.json"), "{\"private\": true}\n");
            run(List.of("npm", "install", "--no-audit", "--no-fund", name + "@" + version), folder);
            Files.writeString(done, version);
        }
        return folder;
    }

    /** The command that runs the script. */
    static List<String> script(Path folder) {
        return List.of("node", folder.resolve(SCRIPT).toString());
    }

    private void run(List<String> command, Path folder) throws IOException {
        Path log = folder.resolve("install.log");
        try {
            int exit = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                String why = Files.readString(log, StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("npm error") || line.contains("ERR"))
                        .findFirst()
                        .orElse("exit code " + exit);
                throw new EngineAbsentException("npm could not install " + name + ": " + why);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (EngineAbsentException e) {
            throw e;
        } catch (IOException e) {
            throw new EngineAbsentException("npm is absent: install Node.js 20 or later to compare with " + name);
        }
    }

    private static void copyScript(Path target) throws IOException {
        try (InputStream content = NpmPackage.class.getResourceAsStream("/node/" + SCRIPT)) {
            if (content == null) {
                throw new IOException("the resource /node/" + SCRIPT + " is absent");
            }
            Files.write(target, content.readAllBytes());
        }
    }
}
