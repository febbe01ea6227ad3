package io.ruvector.rag.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ruvector.rag.parse.UnreadableException.Reason;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PdfParserTest {
    @Test
    void largePrintIsAHeadingAndPagesAreKnown() throws UnreadableException {
        ParsedDocument parsed = PdfParser.parse(Pdfs.of(
                "# Pump manual\nThe seal keeps the oil in-\nside the housing.\n\nA new paragraph.",
                "# Maintenance\nChange the seal every year."));

        assertThat(parsed.title()).isEqualTo("Pump manual");
        assertThat(parsed.text()).contains("The seal keeps the oil inside the housing.");
        assertThat(parsed.blocks().getFirst().kind()).isEqualTo(Block.Kind.HEADING);
        assertThat(parsed.blocks().getLast().heading()).isEqualTo("Maintenance");
        assertThat(parsed.valuesAt(parsed.text().indexOf("Change"))).containsEntry("page", 2L);
        assertThat(parsed.valuesAt(0)).containsEntry("page", 1L);
        parsed.blocks()
                .forEach(block -> assertThat(block.end())
                        .isLessThanOrEqualTo(parsed.text().length()));
    }

    @Test
    void whatUnpacksToTooMuchIsRefusedUnread() {
        byte[] bomb = Pdfs.bomb(80);

        assertThat(bomb.length).isLessThan(1 << 20);
        assertRefused(bomb, Reason.TOO_LARGE, "unpack to more than the limit of 67108864 bytes");
    }

    @Test
    void encryptedScannedAndBrokenFilesSaySo() {
        assertRefused(Pdfs.encrypted("secret"), Reason.ENCRYPTED, "encrypted");
        assertRefused(Pdfs.of(""), Reason.NO_TEXT, "1 pages and no text");
        assertRefused(Pdfs.broken(), Reason.MALFORMED, "broken PDF");
        assertRefused("<html>".getBytes(), Reason.MALFORMED, "does not begin as a PDF");
    }

    @Test
    void flippedAndCutBytesEndInAResultAlways() {
        byte[] good = Pdfs.of("# Title\nSome words of text.", "More words.");
        SplittableRandom random = new SplittableRandom(7);
        int unreadable = 0;
        for (int round = 0; round < 200; round++) {
            byte[] bad = round % 4 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int flip = 0; flip < 20 && bad.length > 8; flip++) {
                bad[random.nextInt(bad.length)] ^= (byte) random.nextInt(1, 256);
            }
            try {
                PdfParser.parse(bad);
            } catch (UnreadableException e) {
                assertThat(e).hasMessageStartingWith("it ");
                unreadable++;
            }
        }
        assertThat(unreadable).isPositive();
    }

    private static void assertRefused(byte[] bytes, Reason reason, String message) {
        assertThatThrownBy(() -> PdfParser.parse(bytes))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(message);
    }
}
