package io.ruvector.vector;

/** The distances that a graph over codes is built and searched with. */
final class CodedVectors implements GraphDistances {
    private final CodeTable codes;
    private final FullVectors vectors;

    CodedVectors(CodeTable codes, FullVectors vectors) {
        this.codes = codes;
        this.vectors = vectors;
    }

    CodeTable codes() {
        return codes;
    }

    /** New estimates for queries. */
    static EstimatedDistances estimates(CodeTable codes, FullVectors vectors) {
        return codes.quantizer().quantization() == Quantization.BINARY
                ? new BitDistances(codes)
                : new NibbleDistances(codes, vectors, false);
    }

    /** One bit is enough to find a region, not to tell neighbours apart: such graphs are built by full vectors. */
    private boolean tooCoarse() {
        return codes.quantizer().quantization() == Quantization.BINARY;
    }

    @Override
    public SlotDistances walking() {
        return tooCoarse()
                ? new FullDistances(vectors, codes.quantizer().dimension())
                : new NibbleDistances(codes, vectors, false);
    }

    @Override
    public SlotDistances selecting() {
        return tooCoarse()
                ? new FullDistances(vectors, codes.quantizer().dimension())
                : new NibbleDistances(codes, vectors, true);
    }
}
