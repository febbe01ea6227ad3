package io.ruvector.benchmarks.ann;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentSetTest {
    @Test
    void anonymousAndFilePagesAreToldApartAndOneFileIsLeftOut() {
        ResidentSet read = ResidentSet.parse(
                List.of(
                        "7f00-7f10 rw-p 00000000 00:00 0 ",
                        "Size:     100 kB",
                        "Rss:      40 kB",
                        "Anonymous:      40 kB",
                        "VmFlags: rd wr mr",
                        "7f10-7f20 r--s 00000000 fe:01 12  /data/index",
                        "Rss:      20 kB",
                        "Anonymous:      4 kB",
                        "7f20-7f30 r--s 00000000 fe:01 13  /data/base.f32",
                        "Rss:      1000 kB",
                        "Anonymous:      0 kB"),
                "/data/base.f32");
        assertThat(read).isEqualTo(new ResidentSet(44 * 1024, 16 * 1024));
    }
}
