package io.ruvector.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Versions of ONNX Runtime that report their use (1.29.0 does by default) carry the collector's address in their library. */
class OnnxRuntimeStaysOfflineTest {
    @Test
    void theNativeLibraryHoldsNoCollectorOfReports() throws Exception {
        try (InputStream library = ai.onnxruntime.OrtEnvironment.class.getResourceAsStream(
                "/ai/onnxruntime/native/linux-x64/libonnxruntime.so")) {
            String content = new String(library.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(content).contains("onnxruntime").doesNotContain("events.data.microsoft.com");
        }
    }
}
