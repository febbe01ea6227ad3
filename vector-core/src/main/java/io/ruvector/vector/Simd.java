package io.ruvector.vector;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The choice of the kernel, made once: the Vector API where its module is present, else the scalar twin, loudly. */
final class Simd {
    /** The JVM flag that brings the Vector API. */
    static final String FLAG = "--add-modules=jdk.incubator.vector";

    private static final Logger LOG = LoggerFactory.getLogger(Simd.class);
    private static final VectorKernel KERNEL = choose();

    private Simd() {}

    static VectorKernel kernel() {
        return KERNEL;
    }

    private static VectorKernel choose() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            return new SimdKernel();
        }
        LOG.warn(
                "The Vector API is absent: vector search runs on scalar code, several times slower. "
                        + "Start the JVM with {}",
                FLAG);
        return new ScalarKernel();
    }
}
