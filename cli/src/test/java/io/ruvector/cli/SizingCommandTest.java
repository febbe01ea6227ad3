package io.ruvector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ruvector.vector.Quantization;
import io.ruvector.vector.Sizing;
import io.ruvector.vector.VectorStorage;
import org.junit.jupiter.api.Test;

class SizingCommandTest {
    @Test
    void thePartsAndTheirSumArePrinted() {
        CommandRun run = CommandRun.of("sizing", "--entries", "1000000", "--dimension", "384");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("heap +full vectors +1,536\\.7 +1,536\\.7")
                .containsPattern("heap +links of layer 0 +13\\d\\.\\d")
                .contains("= together")
                .doesNotContain("mapped");
    }

    @Test
    void optionsReachThePrediction() {
        CommandRun run = CommandRun.of(
                "sizing",
                "--entries",
                "50000",
                "--dimension",
                "128",
                "--quantization",
                "INT8",
                "--storage",
                "MAPPED",
                "--metadata-keys",
                "2",
                "--json");
        Sizing same = Sizing.builder(50_000, 128)
                .quantization(Quantization.INT8)
                .storage(VectorStorage.MAPPED)
                .metadata(2, 16)
                .build();
        assertThat(run.json().get("bytes").get("heap").asLong()).isEqualTo(same.bytes(Sizing.Place.HEAP));
        assertThat(run.json().get("bytes").get("mapped").asLong()).isEqualTo(same.bytes(Sizing.Place.MAPPED));
        assertThat(run.json().get("parts")).hasSameSizeAs(same.parts());
    }

    @Test
    void whatIsOutOfRangeIsWrongInput() {
        assertThat(CommandRun.of("sizing", "--entries", "0", "--dimension", "3").exitCode())
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(CommandRun.of("sizing", "--entries", "5").exitCode()).isEqualTo(ExitCode.WRONG_INPUT);
    }
}
