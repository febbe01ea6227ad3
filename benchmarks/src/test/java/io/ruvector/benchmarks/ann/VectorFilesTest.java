package io.ruvector.benchmarks.ann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFilesTest {
    @TempDir
    Path folder;

    @Test
    void halfFloatsAreDecoded() {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        // 1, -2, the largest half float, the smallest above zero
        bytes.putShort((short) 0x3C00)
                .putShort((short) 0xC000)
                .putShort((short) 0x7BFF)
                .putShort((short) 0x0001);
        HalfFloatFile file = HalfFloatFile.of(bytes, 2);
        assertThat(file.count()).isEqualTo(2);
        assertThat(file.vector(0)).containsExactly(1f, -2f);
        assertThat(file.vector(1)).containsExactly(65_504f, 0x1p-24f);
    }

    @Test
    void fvecsCarryTheirDimension() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(2).putFloat(1).putFloat(2).putInt(2).putFloat(3).putFloat(4);
        Files.write(folder.resolve("a.fvecs"), bytes.array());
        FvecsFile file = FvecsFile.open(folder.resolve("a.fvecs"));
        assertThat(file.dimension()).isEqualTo(2);
        assertThat(file.count()).isEqualTo(2);
        assertThat(file.vector(1)).containsExactly(3f, 4f);
    }

    @Test
    void rawVectorsComeBackAsWritten() throws IOException {
        RawVectors written = RawVectors.write(folder.resolve("a.f32"), 3, 5, row -> new float[] {row, -row, 0.1f});
        assertThat(written.count()).isEqualTo(5);
        assertThat(written.vector(4)).containsExactly(4f, -4f, 0.1f);
        assertThat(written.first(2).count()).isEqualTo(2);
    }

    @Test
    void aCutFileIsAnError() throws IOException {
        Files.write(folder.resolve("a.f32"), new byte[10]);
        assertThatThrownBy(() -> RawVectors.open(folder.resolve("a.f32"), 2))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("10 bytes");
    }

    @Test
    void madeVectorsHaveUnitLengthAndDependOnSeedAndRowAlone() {
        Mixture mixture = new Mixture(7, 1_000, 32);
        float[] vector = mixture.vector(3);
        double squares = 0;
        for (float component : vector) {
            squares += (double) component * component;
        }
        assertThat(squares).isCloseTo(1, within(1e-5));
        assertThat(new Mixture(7, 1_000, 32).vector(3)).containsExactly(vector);
        assertThat(mixture.vector(4)).isNotEqualTo(vector);
    }
}
