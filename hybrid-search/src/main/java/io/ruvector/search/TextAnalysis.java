package io.ruvector.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

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
}
