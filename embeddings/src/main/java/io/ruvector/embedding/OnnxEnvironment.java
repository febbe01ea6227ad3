package io.ruvector.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps ONNX Runtime's process-wide environment alive to the very end. Its Java class frees it in a shutdown hook while
 * other threads may still run a model, and what they then log goes to freed memory: a segmentation fault on SIGTERM or
 * Ctrl-C. The native environment counts its users, so one more user that never leaves is enough; the Java class offers
 * no way to become one, hence the reflection.
 */
final class OnnxEnvironment {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxEnvironment.class);

    private static boolean kept;

    private OnnxEnvironment() {}

    /** To be called once the engine has made the environment; does nothing the second time. */
    static synchronized void keepToTheEnd() {
        if (kept) {
            return;
        }
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method user = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            user.setAccessible(true);
            user.invoke(null, api.getLong(null), OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(), "ruvector");
            kept = true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("ending the process while a model runs may crash it: this version of ONNX Runtime is unknown", e);
        }
    }

    static synchronized boolean isKept() {
        return kept;
    }
}
