package io.ruvector.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Scores of a few given rows. Goes from one of them to the next and looks at no row between, where a search with the ids
 * as a filter scores all that have one of the words.
 */
final class GivenScores {
    private GivenScores() {}

    static Map<String, Double> of(IndexSearcher searcher, Query query, Collection<String> ids) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        Map<String, Double> scores = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getTopReaderContext().leaves()) {
            List<Row> rows = rows(leaf, ids);
            @Nullable Scorer scorer = rows.isEmpty() ? null : weight.scorer(leaf);
            if (scorer != null) {
                score(scorer, rows, scores);
            }
        }
        return scores;
    }

    private static void score(Scorer scorer, List<Row> rows, Map<String, Double> scores) throws IOException {
        DocIdSetIterator matches = scorer.iterator();
        for (Row row : rows) {
            int at = matches.docID() < row.doc() ? matches.advance(row.doc()) : matches.docID();
            if (at == row.doc()) {
                scores.put(row.id(), (double) scorer.score());
            }
        }
    }

    /** The living rows among the given that a segment holds, in its order. */
    private static List<Row> rows(LeafReaderContext leaf, Collection<String> ids) throws IOException {
        List<Row> rows = new ArrayList<>();
        @Nullable Terms terms = leaf.reader().terms(IndexedFields.ID);
        if (terms == null) {
            return rows;
        }
        @Nullable Bits live = leaf.reader().getLiveDocs();
        TermsEnum cursor = terms.iterator();
        @Nullable PostingsEnum postings = null;
        for (String id : ids) {
            if (cursor.seekExact(new BytesRef(id))) {
                postings = cursor.postings(postings, PostingsEnum.NONE);
                for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        rows.add(new Row(doc, id));
                    }
                }
            }
        }
        rows.sort(Comparator.comparingInt(Row::doc));
        return rows;
    }

    private record Row(int doc, String id) {}
}
