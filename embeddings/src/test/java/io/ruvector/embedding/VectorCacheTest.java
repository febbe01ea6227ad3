package io.ruvector.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VectorCacheTest {
    private final VectorCache cache = new VectorCache("some-model", 100);

    @Test
    void aVectorIsFoundByItsTextAndRole() {
        TextVector vector = new TextVector(new float[] {1, 0}, 3);
        cache.put(cache.key(Role.QUERY, "text"), vector);
        assertThat(cache.get(cache.key(Role.QUERY, "text"))).isSameAs(vector);
        assertThat(cache.get(cache.key(Role.PASSAGE, "text"))).isNull();
        assertThat(cache.get(cache.key(Role.QUERY, "Text"))).isNull();
    }

    @Test
    void keysDifferWhereJavasStringHashesCollide() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertThat(cache.key(Role.QUERY, "Aa")).isNotEqualTo(cache.key(Role.QUERY, "BB"));
    }

    @Test
    void keysDifferByModel() {
        assertThat(new VectorCache("other-model", 1).key(Role.QUERY, "text"))
                .isNotEqualTo(cache.key(Role.QUERY, "text"));
    }

    @Test
    void brokenSurrogatesKeepTheirIdentity() {
        assertThat(cache.key(Role.PLAIN, "\ud800")).isNotEqualTo(cache.key(Role.PLAIN, "?"));
        assertThat(cache.key(Role.PLAIN, "\ud800")).isNotEqualTo(cache.key(Role.PLAIN, "\ud801"));
    }

    @Test
    void callersCannotChangeWhatIsCached() {
        try (OnnxEmbeddingModel model = OnnxEmbeddingModel.ofDefault()) {
            float[] first = model.embedQuery("lava");
            float[] expected = first.clone();
            java.util.Arrays.fill(first, 0);
            assertThat(model.embedQuery("lava")).containsExactly(expected);
            assertThat(model.embedPassages(List.of("lava")).getFirst()).isNotEqualTo(expected);
        }
    }
}
