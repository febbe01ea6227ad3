package io.ruvector.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.BagOfWordsEmbedder;
import io.ruvector.vector.Collection;
import io.ruvector.vector.CollectionOptions;
import io.ruvector.vector.DbOptions;
import io.ruvector.vector.Filter;
import io.ruvector.vector.TextEmbedder;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.VectorEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HybridSearchTest {
    private final TextEmbedder embedder = new BagOfWordsEmbedder();

    @TempDir
    Path directory;

    private VectorDb db;
    private Collection notes;
    private TextIndex index;
    private HybridSearch search;

    @BeforeEach
    void open() {
        db = VectorDb.open(DbOptions.of(directory));
        notes = db.openCollection("notes", CollectionOptions.of(embedder));
        index = TextIndex.open(db, TextSource.of(notes), TextIndexOptions.defaults());
        search = new HybridSearch(notes, index, embedder);
        put("pump", "a", "the pump failed because of a broken seal");
        put("valve", "a", "the valve was replaced");
        put("menu", "b", "soup and bread for lunch");
        put("pump-b", "b", "the pump of another tenant failed");
    }

    @AfterEach
    void close() {
        index.close();
        db.close();
    }

    @ParameterizedTest
    @EnumSource(SearchMode.class)
    void everyModeFindsTheFittingRow(SearchMode mode) {
        List<HybridHit> hits = search.search(
                HybridQuery.builder("broken pump seal", 2).mode(mode).build());

        assertThat(hits.getFirst().id()).isEqualTo("pump");
        assertThat(hits.getFirst().text()).contains("the pump failed because of a broken seal");
    }

    @ParameterizedTest
    @EnumSource(SearchMode.class)
    void aFilterHoldsInEveryMode(SearchMode mode) {
        HybridQuery query = HybridQuery.builder("the pump failed", 10)
                .mode(mode)
                .filter(Filter.eq("tenant", "b"))
                .build();

        assertThat(search.search(query))
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.metadata()).containsEntry("tenant", "b"));
    }

    @Test
    void partsSayWhereAScoreComesFrom() {
        HybridHit best = search.search(HybridQuery.of("broken pump seal", 4)).getFirst();

        assertThat(best.parts().denseRank()).hasValue(1);
        assertThat(best.parts().bm25Rank()).hasValue(1);
        assertThat(best.parts().dense().orElseThrow()).isPositive();
        assertThat(best.parts().bm25().orElseThrow()).isPositive();
        assertThat(best.score()).isEqualTo(best.parts().fused()).isPositive();
    }

    @Test
    void candidatesOfOneSearchAreScoredByTheOther() {
        HybridQuery query = HybridQuery.builder("broken pump seal", 1).depth(1).build();
        put("far", "a", "seal seal seal seal seal broken broken broken pump pump pump pump");

        List<HybridHit> hits = search.search(query);

        assertThat(hits).hasSize(1);
        assertThat(hits.getFirst().parts().dense()).isPresent();
        assertThat(hits.getFirst().parts().bm25()).isPresent();
    }

    @Test
    void singleModesKeepTheirOwnScores() {
        HybridHit dense = search.search(HybridQuery.builder("broken pump seal", 1)
                        .mode(SearchMode.DENSE)
                        .build())
                .getFirst();
        HybridHit keywords = search.search(HybridQuery.builder("broken pump seal", 1)
                        .mode(SearchMode.BM25)
                        .build())
                .getFirst();

        assertThat(dense.score()).isEqualTo(dense.parts().dense().orElseThrow());
        assertThat(dense.parts().bm25()).isEmpty();
        assertThat(keywords.score()).isEqualTo(keywords.parts().bm25().orElseThrow());
        assertThat(keywords.parts().dense()).isEmpty();
    }

    @Test
    void reciprocalRankCanBeChosen() {
        HybridQuery query = HybridQuery.builder("broken pump seal", 1)
                .fusion(new FusionMethod.ReciprocalRank(60))
                .build();

        assertThat(search.search(query).getFirst().score()).isCloseTo(2.0 / 61, within(1e-12));
    }

    @Test
    void aDeletedRowIsNotFound() {
        notes.delete("pump");

        assertThat(search.search(HybridQuery.of("broken pump seal", 10)))
                .extracting(HybridHit::id)
                .doesNotContain("pump");
    }

    @Test
    void blankQueriesAreRefused() {
        assertThatThrownBy(() -> HybridQuery.of("  ", 3)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> HybridQuery.of("x", 0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void anIndexOverAnotherSourceIsRefused() {
        Collection other = db.openCollection("other", CollectionOptions.of(embedder));

        assertThatThrownBy(() -> new HybridSearch(other, index, embedder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("an index over other");
    }

    private void put(String id, String tenant, String text) {
        notes.upsert(VectorEntry.builder(id)
                .vector(embedder.embedPassage(text))
                .text(text)
                .put("tenant", tenant)
                .build());
    }
}
