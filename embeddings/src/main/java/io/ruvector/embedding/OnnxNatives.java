package io.ruvector.embedding;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks ONNX Runtime's native libraries once and tells it where they are; left alone it unpacks 28 MB into the
 * temporary folder at each start, which costs 0.1 to 0.3 s. Does nothing where the user has said where they are.
 */
final class OnnxNatives {
    static final String PATH_PROPERTY = "onnxruntime.native.path";

    private OnnxNatives() {}

    static synchronized void unpackOnce() {
        String platform = platform();
        if (platform == null || System.getProperty(PATH_PROPERTY) != null) {
            return;
        }
        Path folder =
                library(platform, "onnxruntime").asFile().map(Path::getParent).orElse(null);
        if (folder != null
                && library(platform, "onnxruntime4j_jni").asFileIn(folder).isPresent()) {
            System.setProperty(PATH_PROPERTY, folder.toString());
        }
    }

    private static ClassPathResource library(String platform, String name) {
        return new ClassPathResource("ai/onnxruntime/native/" + platform + "/" + System.mapLibraryName(name));
    }

    /** ONNX Runtime's name of this platform, or null where it has no library or names it in a way unknown here. */
    private static @Nullable String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = os.contains("mac") ? "osx" : os.contains("win") ? "win" : os.contains("linux") ? "linux" : null;
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String cpu = arch.equals("amd64") || arch.equals("x86_64") ? "x64" : arch.equals("aarch64") ? "aarch64" : null;
        return name == null || cpu == null ? null : name + "-" + cpu;
    }
}
