package io.ruvector.rag.feedback;

/**
 * How much a rated question says about another one: the power {@code p} of their cosine, after the cosine that unrelated
 * questions have is moved to 0. A question asked again counts 1, one that only shares the subject hardly.
 *
 * @param power p, at least 1; larger values count near questions only
 */
record Kernel(int power) {
    /**
     * The weight of a cosine.
     *
     * @param cosine of two questions' vectors
     * @param unrelated the cosine that counts nothing, below 1
     * @return from 0 to 1
     */
    double weight(double cosine, double unrelated) {
        double scaled = Math.min(1, (cosine - unrelated) / (1 - unrelated));
        if (scaled <= 0) {
            return 0;
        }
        double weight = 1;
        for (int i = 0; i < power; i++) {
            weight *= scaled;
        }
        return weight;
    }
}
