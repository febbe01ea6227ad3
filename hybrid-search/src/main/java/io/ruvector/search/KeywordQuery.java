package io.ruvector.search;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** A user's words as a query: any of the terms may match. The words are data; no character has a meaning of its own. */
final class KeywordQuery {
    private KeywordQuery() {}

    /** The query, or one that matches nothing when no term is left. Terms past the engine's clause limit are dropped. */
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
        try (TokenStream tokens = analyzer.tokenStream(IndexedFields.TEXT, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (counts.containsKey(term.toString()) || counts.size() < IndexSearcher.getMaxClauseCount()) {
                    counts.merge(term.toString(), 1, Integer::sum);
                }
            }
            tokens.end();
        }
        return counts;
    }
}
