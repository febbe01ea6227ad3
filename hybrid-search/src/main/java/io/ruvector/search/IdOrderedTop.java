package io.ruvector.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/** The best hits of a query; equal scores are ordered by id, so that the order does not depend on how rows came in. */
final class IdOrderedTop {
    private static final Sort BEST_FIRST =
            new Sort(SortField.FIELD_SCORE, new SortField(IndexedFields.ID, SortField.Type.STRING));

    private IdOrderedTop() {}

    static List<TextHit> of(IndexSearcher searcher, Query query, int k) throws IOException {
        int bounded = Math.max(1, Math.min(k, searcher.getIndexReader().maxDoc()));
        TopFieldDocs top = searcher.search(query, new TopFieldCollectorManager(BEST_FIRST, bounded, bounded));
        List<TextHit> hits = new ArrayList<>(top.scoreDocs.length);
        for (ScoreDoc doc : top.scoreDocs) {
            float score = (Float) ((FieldDoc) doc).fields[0];
            hits.add(new TextHit(id(searcher, doc.doc), score));
        }
        return hits;
    }

    private static String id(IndexSearcher searcher, int doc) throws IOException {
        List<LeafReaderContext> leaves = searcher.getTopReaderContext().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        SortedDocValues ids = DocValues.getSorted(leaf.reader(), IndexedFields.ID);
        if (!ids.advanceExact(doc - leaf.docBase)) {
            throw new IOException("an entry without id");
        }
        return ids.lookupOrd(ids.ordValue()).utf8ToString();
    }
}
