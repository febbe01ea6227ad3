package io.ruvector.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table TABLE = new Table("Speeds", "engine", "queries/s").row("a|b", "10");

    @Test
    void peopleSeeAlignedColumns() {
        assertThat(TABLE.toString()).isEqualTo("Speeds\n  engine  queries/s\n  a|b     10\n");
    }

    @Test
    void markdownHasARuleUnderTheHeadsAndEscapesBars() {
        assertThat(TABLE.markdown()).isEqualTo("**Speeds**\n\n| engine | queries/s |\n|---|---|\n| a\\|b | 10 |\n");
    }
}
