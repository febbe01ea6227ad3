package io.ruvector.benchmarks.ann;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.Filter;
import io.ruvector.vector.Similarity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilterLabelsTest {
    @TempDir
    Path folder;

    @Test
    void aRangeOfNumbersAllowsItsShareOfTheRows() throws IOException {
        FilterLabels labels = labels();
        assertThat(labels.allowed("near", 0, 100).cardinality()).isEqualTo(50);
        assertThat(labels.allowed("any", 0, 500).cardinality()).isBetween(200, 300);
    }

    @Test
    void filterAndRowsAgree() throws IOException {
        FilterLabels labels = labels();
        Filter filter = FilterLabels.filter("any", 100, 300);
        BitSet allowed = labels.allowed("any", 100, 300);
        for (int row = 0; row < 500; row++) {
            assertThat(filter.matches(labels.metadata(row))).isEqualTo(allowed.get(row));
        }
    }

    private FilterLabels labels() throws IOException {
        Mixture mixture = new Mixture(3, 500, 8);
        RawVectors base = RawVectors.write(folder.resolve("b"), 8, 500, mixture::vector);
        return FilterLabels.of(new AnnSet("made", Similarity.COSINE, base, base.first(1)), 1);
    }
}
