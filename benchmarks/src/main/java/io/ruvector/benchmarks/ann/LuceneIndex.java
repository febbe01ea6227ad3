package io.ruvector.benchmarks.ann;

import io.ruvector.vector.Similarity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.VectorUtil;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's HNSW in one segment, memory-mapped, searched at the level of the segment, without the cost of a query object. Over
 * 8-bit codes the best few are compared again in full precision.
 */
final class LuceneIndex implements JvmIndex {
    private static final String FIELD = "v";
    private static final double BUFFER_MIB = 1_900;
    private static final int RESCORED = 3;

    private final Path folder;
    private final MMapDirectory directory;
    private final VectorSimilarityFunction similarity;
    private final KnnVectorsFormat format;
    private final boolean quantized;
    private @Nullable DirectoryReader reader;
    private @Nullable LeafReader segment;

    LuceneIndex(AnnSet set, HnswParameters parameters, boolean quantized, Path parent) throws IOException {
        this.folder = Folders.fresh(parent, "lucene");
        this.directory = new MMapDirectory(folder);
        this.similarity = set.similarity() == Similarity.EUCLIDEAN
                ? VectorSimilarityFunction.EUCLIDEAN
                : VectorSimilarityFunction.DOT_PRODUCT;
        this.quantized = quantized;
        this.format = quantized
                ? new Lucene104HnswScalarQuantizedVectorsFormat(
                        ScalarEncoding.UNSIGNED_BYTE, parameters.m(), parameters.efConstruction())
                : new Lucene99HnswVectorsFormat(parameters.m(), parameters.efConstruction());
    }

    @Override
    public void build(RawVectors base) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setCodec(new Lucene104Codec() {
                    @Override
                    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                        return format;
                    }
                })
                .setUseCompoundFile(false)
                .setMergeScheduler(new SerialMergeScheduler())
                .setRAMBufferSizeMB(BUFFER_MIB);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (int row = 0; row < base.count(); row++) {
                Document document = new Document();
                document.add(new KnnFloatVectorField(FIELD, base.vector(row), similarity));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
            writer.commit();
        }
        DirectoryReader opened = DirectoryReader.open(directory);
        reader = opened;
        segment = opened.leaves().getFirst().reader();
    }

    @Override
    public int[] search(float[] query, int k, int efSearch) throws IOException {
        LeafReader searched = java.util.Objects.requireNonNull(segment);
        TopKnnCollector collector = new TopKnnCollector(Math.max(k, efSearch), Integer.MAX_VALUE);
        searched.searchNearestVectors(FIELD, query, collector, AcceptDocs.fromLiveDocs(null, searched.maxDoc()));
        ScoreDoc[] found = collector.topDocs().scoreDocs;
        if (quantized) {
            found = rescored(searched, query, Arrays.copyOf(found, Math.min(found.length, RESCORED * k)));
        }
        int[] rows = new int[Math.min(k, found.length)];
        for (int rank = 0; rank < rows.length; rank++) {
            rows[rank] = found[rank].doc;
        }
        return rows;
    }

    private ScoreDoc[] rescored(LeafReader searched, float[] query, ScoreDoc[] found) throws IOException {
        FloatVectorValues values = java.util.Objects.requireNonNull(searched.getFloatVectorValues(FIELD));
        for (ScoreDoc hit : found) {
            // Every document has a vector, and no document was deleted: ordinal and document number are the same.
            float[] vector = values.vectorValue(hit.doc);
            hit.score = similarity == VectorSimilarityFunction.EUCLIDEAN
                    ? -VectorUtil.squareDistance(query, vector)
                    : VectorUtil.dotProduct(query, vector);
        }
        Arrays.sort(found, Comparator.comparingDouble((ScoreDoc hit) -> -hit.score));
        return found;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
        directory.close();
        Folders.delete(folder);
    }
}
