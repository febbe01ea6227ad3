package io.ruvector.sona.nd4j;

import io.ruvector.sona.BatchAlgebra;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The matrix work of consolidations by ND4J: products and Cholesky in native BLAS and LAPACK, on all processors. Worth it from
 * about a hundred routes and thousands of examples on; its first use takes seconds. Thread-safe.
 *
 * <p>Its native library for the platform must be on the class path, such as {@code org.nd4j:nd4j-native} with the classifier
 * {@code linux-x86_64}.
 *
 * {@snippet :
 * SonaOptions options = SonaOptions.builder().algebra(new Nd4jAlgebra()).build();
 * }
 */
public final class Nd4jAlgebra implements BatchAlgebra {
    @Override
    public void addGram(int n, double[][] rows, double[] weights, double[] gram) {
        if (rows.length == 0) {
            return;
        }
        try (INDArray x = Nd4j.createFromArray(rows);
                INDArray w = Nd4j.createFromArray(weights).reshape(rows.length, 1);
                INDArray weighted = x.mul(w);
                INDArray transposed = x.transpose();
                INDArray product = transposed.mmul(weighted)) {
            // Symmetric: whether it is stored by rows or by columns does not matter.
            double[] added = product.data().asDouble();
            for (int i = 0; i < n; i++) {
                for (int j = i; j < n; j++) {
                    gram[i * n + j] += added[i * n + j];
                }
            }
        }
    }

    @Override
    public void factor(int n, double[] upper) {
        double[] whole = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                whole[i * n + j] = upper[i * n + j];
                whole[j * n + i] = upper[i * n + j];
            }
        }
        // By columns, as LAPACK wants it; its lower triangle by columns is ours by rows.
        try (INDArray a = Nd4j.create(whole, new long[] {n, n}, 'f').castTo(DataType.DOUBLE)) {
            try {
                Nd4j.getBlasWrapper().lapack().potrf(a, true);
            } catch (Error | RuntimeException notPositiveDefinite) {
                throw new ArithmeticException("matrix is not positive definite: " + notPositiveDefinite.getMessage());
            }
            double[] factored = a.data().asDouble();
            for (int i = 0; i < n; i++) {
                System.arraycopy(factored, i * n + i, upper, i * n + i, n - i);
            }
        }
    }
}
