package io.ruvector.vector;

/** The inner loops of vector comparison, on ranges of flat arrays. */
interface VectorKernel {
    float dot(float[] a, int aFrom, float[] b, int bFrom, int length);

    float squaredDistance(float[] a, int aFrom, float[] b, int bFrom, int length);

    /** How it computes, for people. */
    String description();
}
