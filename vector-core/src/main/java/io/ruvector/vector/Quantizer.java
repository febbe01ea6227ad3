package io.ruvector.vector;

/**
 * Turns comparable vectors into codes: centre, rotation and step sizes of one training. Immutable and thread-safe.
 *
 * <p>A record is a factor, an offset (floats), and the codes. With r the centred, rotated vector and c its codes as numbers
 * around zero, the factor is |r|²/⟨c, r⟩ (Gao et al. 2025, their ⟨o,o⟩/⟨ō,o⟩), twice that for squared distances; the offset
 * is |r|² for squared distances, and -⟨centre, r⟩ for products.
 */
final class Quantizer {
    static final int HEADER_BYTES = 2 * Float.BYTES;

    /**
     * The steps of the uniform quantizer with the least squared error for a normal distribution of deviation 1: J. Max,
     * "Quantizing for Minimum Distortion", IRE Trans. Information Theory 1960, for 16 and 256 levels.
     */
    private static final float STEP_OF_16 = 0.3352f;

    private static final float STEP_OF_256 = 0.0308f;

    private static final float DEVIATIONS = 3;

    private final Quantization quantization;
    private final Similarity similarity;
    private final VectorKernel kernel;
    private final float[] centre;
    private final Rotation rotation;
    private final int codeBytes;
    private final double centreSquared;
    private final float noise;

    /**
     * A quantizer.
     *
     * @param noise the standard deviation of an estimate's error for a query whose residual has length 1
     */
    Quantizer(Quantization quantization, Similarity similarity, VectorKernel kernel, float[] centre, float noise) {
        this.quantization = quantization;
        this.similarity = similarity;
        this.kernel = kernel;
        this.centre = centre.clone();
        this.rotation = new Rotation(centre.length, kernel);
        this.codeBytes = codeBytes(quantization, centre.length);
        double squared = 0;
        for (float component : centre) {
            squared += (double) component * component;
        }
        this.centreSquared = squared;
        this.noise = noise;
    }

    /** The bytes of a vector's codes, without the header. */
    static int codeBytes(Quantization quantization, int dimension) {
        return switch (quantization) {
            case NONE -> 0;
            case INT8 -> 2 * Nibbles.BLOCK_BYTES * Nibbles.blocks(dimension);
            case INT4 -> Nibbles.BLOCK_BYTES * Nibbles.blocks(dimension);
            case BINARY -> (dimension + 63) / 64 * Long.BYTES;
        };
    }

    int codeBytes() {
        return codeBytes;
    }

    int dimension() {
        return centre.length;
    }

    Quantization quantization() {
        return quantization;
    }

    VectorKernel kernel() {
        return kernel;
    }

    float[] centre() {
        return centre;
    }

    float noise() {
        return noise;
    }

    /** How far an estimate may be off, all but surely, for a query whose residual has a length. */
    float margin(float residualLength) {
        return DEVIATIONS * noise * residualLength;
    }

    /** Whether estimates are squared distances; else negative products. */
    boolean squared() {
        return similarity == Similarity.COSINE || similarity == Similarity.EUCLIDEAN;
    }

    /** What an exact distance of {@link Metric} is on the scale of estimates. */
    float estimateOf(float distance) {
        return similarity == Similarity.COSINE ? 2 + 2 * distance : distance;
    }

    /** Centres and rotates a vector into the target; gives the product of the centre and the centred vector. */
    float residual(float[] vector, float[] target) {
        for (int i = 0; i < centre.length; i++) {
            target[i] = vector[i] - centre[i];
        }
        float product = squared() ? 0 : kernel.dot(centre, target, 0, centre.length);
        rotation.apply(target);
        return product;
    }

    float squaredLength(float[] residual) {
        return kernel.dot(residual, residual, 0, centre.length);
    }

    /** |centre|², which products of vectors have besides what their residuals give. */
    double centreSquared() {
        return centreSquared;
    }

    /** Writes a vector's codes over zeroed bytes, and its factor and offset. */
    void encode(float[] vector, Scratch scratch, byte[] target, int at, float[] headers, int header) {
        float centreProduct = residual(vector, scratch.residual);
        float squaredLength = squaredLength(scratch.residual);
        float product = squaredLength == 0 ? 0 : writeCodes(scratch, squaredLength, target, at);
        float factor = product > 0 ? squaredLength / product : 0;
        headers[header] = squared() ? 2 * factor : factor;
        headers[header + 1] = squared() ? squaredLength : -centreProduct;
    }

    /** Gives ⟨c, r⟩. */
    private float writeCodes(Scratch scratch, float squaredLength, byte[] target, int at) {
        float deviation = (float) Math.sqrt(squaredLength / centre.length);
        return switch (quantization) {
            case NONE -> 0;
            case BINARY -> writeSigns(scratch.residual, target, at);
            case INT4 -> writeLevels(scratch, 1 / (deviation * STEP_OF_16), 16, target, at);
            case INT8 -> writeLevels(scratch, 1 / (deviation * STEP_OF_256), 256, target, at);
        };
    }

    private static float writeSigns(float[] residual, byte[] target, int at) {
        double product = 0;
        for (int i = 0; i < residual.length; i++) {
            if (residual[i] >= 0) {
                target[at + (i >> 3)] |= (byte) (1 << (i & 7));
            }
            product += Math.abs(residual[i]) / 2;
        }
        return (float) product;
    }

    private float writeLevels(Scratch scratch, float perStep, int levels, byte[] target, int at) {
        float[] residual = scratch.residual;
        short[] codes = scratch.codes;
        float[] rounded = scratch.rounded;
        for (int i = 0; i < residual.length; i++) {
            // Truncation rounds down, since what lies below zero is clamped.
            float code = (int) Math.min(Math.max(residual[i] * perStep + levels / 2, 0), levels - 1);
            rounded[i] = code + (0.5f - levels / 2);
            codes[i] = (short) code;
        }
        if (levels == 16) {
            Nibbles.pack(codes, 0, target, at);
        } else {
            Nibbles.pack(codes, 4, target, at);
            Nibbles.pack(codes, 0, target, at + codeBytes / 2);
        }
        return kernel.dot(residual, rounded, 0, residual.length);
    }

    /** Working memory for encoding, of one thread at a time. */
    static final class Scratch {
        private final float[] residual;
        private final float[] rounded;
        private final short[] codes;

        Scratch(int dimension) {
            residual = new float[dimension];
            rounded = new float[dimension];
            codes = new short[Nibbles.blocks(dimension) * Nibbles.BLOCK];
        }
    }
}
