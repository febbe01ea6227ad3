package io.ruvector.vector;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The choice of the kernel: the Vector API where its module is present, else the scalar twin, loudly. */
final class Simd {
    /** The JVM flag that brings the Vector API. */
    static final String FLAG = "--add-modules=jdk.incubator.vector";

    private static final Logger LOG = LoggerFactory.getLogger(Simd.class);
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private Simd() {}

    /** The kernel of the mode that the system property names. */
    static VectorKernel kernel() {
        return kernel(SimdMode.ofSystem());
    }

    /**
     * The kernel of a mode.
     *
     * @throws SimdUnavailableException when the mode requires the Vector API and the JVM has it not
     */
    static VectorKernel kernel(SimdMode mode) {
        return switch (mode) {
            case OFF -> Scalar.KERNEL;
            case PREFERRED -> isPresent() ? Wide.KERNEL : scalarWithWarning();
            case REQUIRED -> {
                if (!isPresent()) {
                    throw new SimdUnavailableException();
                }
                yield Wide.KERNEL;
            }
        };
    }

    /** The kernel of a mode in words, for people. */
    static String description(SimdMode mode) {
        return mode == SimdMode.OFF ? "scalar (simd = off)" : kernel(mode).description();
    }

    private static boolean isPresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    private static VectorKernel scalarWithWarning() {
        if (!WARNED.getAndSet(true)) {
            LOG.warn(
                    "The Vector API is absent: vector search runs on scalar code, several times slower. "
                            + "Start the JVM with {}",
                    FLAG);
        }
        return Scalar.KERNEL;
    }

    private static final class Scalar {
        static final VectorKernel KERNEL = new ScalarKernel();
    }

    /** Loaded only where the module is. */
    private static final class Wide {
        static final VectorKernel KERNEL = new SimdKernel();
    }
}
