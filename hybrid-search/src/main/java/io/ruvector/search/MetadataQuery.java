package io.ruvector.search;

import io.ruvector.vector.Filter;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Matches exactly the entries whose metadata the filter accepts, by asking the filter itself. */
final class MetadataQuery extends Query {
    /** Decoding and testing an entry, in the engine's unit of simple comparisons. */
    private static final float COST = 300;

    private final Filter filter;

    MetadataQuery(Filter filter) {
        this.filter = filter;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                BinaryDocValues metadata = context.reader().getBinaryDocValues(IndexedFields.METADATA);
                if (metadata == null) {
                    return null;
                }
                DocIdSetIterator exact = TwoPhaseIterator.asDocIdSetIterator(test(metadata));
                return ConstantScoreScorerSupplier.fromIterator(
                        exact, score(), scoreMode, context.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    private TwoPhaseIterator test(BinaryDocValues metadata) {
        return new TwoPhaseIterator(metadata) {
            @Override
            public boolean matches() throws IOException {
                return filter.matches(MetadataCodec.decode(metadata.binaryValue()));
            }

            @Override
            public float matchCost() {
                return COST;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "metadata(" + filter + ")";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return sameClassAs(other) && other instanceof MetadataQuery query && filter.equals(query.filter);
    }

    @Override
    public int hashCode() {
        return 31 * classHash() + filter.hashCode();
    }
}
