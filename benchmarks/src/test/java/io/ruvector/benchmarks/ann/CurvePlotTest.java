package io.ruvector.benchmarks.ann;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class CurvePlotTest {
    @Test
    void theDrawingIsWellFormedAndHoldsEveryPoint() throws Exception {
        RecallCurve one = new RecallCurve(
                "a < b & c",
                List.of(new SweepPoint(10, 0.85, 9_000, 9_000, 1, 2), new SweepPoint(64, 0.99, 800, 800, 1, 2)));
        RecallCurve two = new RecallCurve("second", List.of(new SweepPoint(10, 0.5, 9_000, 9_000, 1, 2)));
        Document drawn = parsed(new CurvePlot("title", 0.8).draw(List.of(one, two)));
        assertThat(drawn.getElementsByTagName("circle").getLength()).isEqualTo(2);
        assertThat(drawn.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(drawn.getDocumentElement().getTextContent()).contains("a < b & c", "second", "title");
    }

    @Test
    void nothingToDrawIsAnEmptyDrawing() throws Exception {
        Document drawn = parsed(new CurvePlot("title", 0.8).draw(List.of()));
        assertThat(drawn.getElementsByTagName("circle").getLength()).isZero();
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
