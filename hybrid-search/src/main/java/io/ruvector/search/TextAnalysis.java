package io.ruvector.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** How text becomes index terms. */
public enum TextAnalysis {
    /** Lower case, English stop words dropped, possessives and endings cut (Porter): the usual choice for BM25. */
    ENGLISH {
        @Override
        Analyzer analyzer() {
            return new EnglishAnalyzer();
        }
    },
    /** Lower case only: for other languages, names and code. */
    PLAIN {
        @Override
        Analyzer analyzer() {
            return new StandardAnalyzer();
        }
    };

    abstract Analyzer analyzer();

    /** The index terms of a text, in order, with repetitions. */
    public List<String> terms(String text) {
        try (Analyzer analyzer = analyzer()) {
            return terms(text, analyzer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> terms(String text, Analyzer analyzer) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(IndexedFields.TEXT, text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        }
        return terms;
    }
}
