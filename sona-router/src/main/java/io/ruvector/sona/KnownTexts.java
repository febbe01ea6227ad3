package io.ruvector.sona;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ruvector.vector.TextEmbedder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts seen lately, with their unit vectors and the last answer to each; what stands before the embedder. Thread-safe. */
final class KnownTexts {

    private final TextEmbedder embedder;
    private final Cache<ScopedText, KnownText> texts;

    KnownTexts(TextEmbedder embedder, int kept) {
        this.embedder = embedder;
        this.texts = Caffeine.newBuilder().maximumSize(kept).build();
    }

    KnownText of(String text, String scope) {
        KnownText known = texts.getIfPresent(new ScopedText(scope, text));
        return known == null ? remember(text, scope, embedder.embedPassage(text)) : known;
    }

    /** Unit vectors of texts. Embeds what is not known yet together, which a model does faster than one by one. */
    List<float[]> allOf(List<String> all, String scope) {
        List<String> unknown = all.stream()
                .distinct()
                .filter(text -> texts.getIfPresent(new ScopedText(scope, text)) == null)
                .toList();
        Map<String, float[]> embedded = new HashMap<>();
        List<float[]> made = unknown.isEmpty() ? List.of() : embedder.embedPassages(unknown);
        for (int i = 0; i < unknown.size(); i++) {
            embedded.put(
                    unknown.get(i), remember(unknown.get(i), scope, made.get(i)).embedding());
        }
        return all.stream()
                .map(text -> {
                    float[] vector = embedded.get(text);
                    return vector != null ? vector : of(text, scope).embedding();
                })
                .toList();
    }

    /** Keeps the answer that a version of the scope gave. */
    void answered(String text, String scope, KnownText answer) {
        texts.put(new ScopedText(scope, text), answer);
    }

    void forget(String scope) {
        texts.asMap().keySet().removeIf(key -> key.scope().equals(scope));
    }

    private KnownText remember(String text, String scope, float[] vector) {
        KnownText known = new KnownText(UnitVectors.unit(vector), -1, null);
        texts.put(new ScopedText(scope, text), known);
        return known;
    }
}
