package io.ruvector.search;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A user's words as a query: any of the terms may match. The words are data; no character has a meaning of its own. */
final class KeywordQuery {
    /** Half of what the engine allows in one query; the other half is left for the filter. */
    static final int MAX_TERMS = 512;

    private KeywordQuery() {}

    /** The query, or one that matches nothing when no term is left. Terms past {@value #MAX_TERMS} are dropped. */
    static Query of(String text, Analyzer analyzer) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (Map.Entry<String, Integer> entry : counts(text, analyzer).entrySet()) {
            Query term = new TermQuery(new Term(IndexedFields.TEXT, entry.getKey()));
            int count = entry.getValue();
            query.add(count == 1 ? term : new BoostQuery(term, count), BooleanClause.Occur.SHOULD);
        }
        return query.build();
    }

    private static Map<String, Integer> counts(String text, Analyzer analyzer) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String term : TextAnalysis.terms(text, analyzer)) {
            if (counts.containsKey(term) || counts.size() < MAX_TERMS) {
                counts.merge(term, 1, Integer::sum);
            }
        }
        return counts;
    }
}
