package io.ruvector.sona;

/**
 * The matrix work of a consolidation: where seconds are spent, in the background. {@link #plainJava} needs nothing else; a
 * native library may take its place ({@link SonaOptions.Builder#algebra}). Matrices are symmetric, stored row by row, and
 * only their upper triangle counts. Implementations are thread-safe.
 */
public interface BatchAlgebra {

    /**
     * Adds {@code sum over k of weights[k] * rows[k] * rows[k]^T}. Where rows and weights are whole numbers and no sum passes
     * 2^53 the result is exact, and so the same from every implementation.
     *
     * @param n length of a row
     * @param rows any number of rows
     * @param weights one a row
     * @param gram n x n numbers, whose upper triangle is added to; what is below it may hold anything afterwards
     */
    void addGram(int n, double[][] rows, double[] weights, double[] gram);

    /**
     * Replaces the upper triangle of a positive definite matrix by U with A = U^T U (Cholesky).
     *
     * @param n rows
     * @param upper n x n numbers; what is below the diagonal may hold anything afterwards
     * @throws ArithmeticException if the matrix is not positive definite
     */
    void factor(int n, double[] upper);

    /** Plain Java: blocks that stay in the cache, one thread, the same bits at every run. */
    static BatchAlgebra plainJava() {
        return PlainAlgebra.INSTANCE;
    }
}
