package io.ruvector.rag;

import io.ruvector.search.TextAnalysis;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** The words of a question that say what it is about, in the form that the keyword index has them. */
final class QuestionTerms {
    private static final Set<String> ASKING = Set.copyOf(
            TextAnalysis.ENGLISH.terms(
                    "what who whom whose when where why how which do does did can could would should may might must shall have"
                            + " has had were been am i you he she we me my your our us about from tell give show please many much"));

    private final Set<String> terms;

    QuestionTerms(String question) {
        Set<String> all = new LinkedHashSet<>(TextAnalysis.ENGLISH.terms(question));
        all.removeAll(ASKING);
        this.terms = all;
    }

    int size() {
        return terms.size();
    }

    /** The share of the terms that a text has, in [0, 1]; 0 when the question has none. */
    double coverage(String text) {
        if (terms.isEmpty()) {
            return 0;
        }
        Set<String> present = new HashSet<>(TextAnalysis.ENGLISH.terms(text));
        present.retainAll(terms);
        return (double) present.size() / terms.size();
    }
}
