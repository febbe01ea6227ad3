package io.ruvector.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import io.ruvector.rag.IngestOutcome.FailureReason;
import io.ruvector.vector.BagOfWordsEmbedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents and splitters of LangChain4j, both ways. */
class PassageSplitterTest {
    @TempDir
    Path store;

    @Test
    void ourWayOfCuttingIsALangChain4jSplitter() {
        String words = "word ".repeat(30).strip() + ".";
        Document document = Document.from(
                "# One\n\n" + words + "\n\n# Two\n\n" + words,
                Metadata.from(Map.of(Document.FILE_NAME, "guide.md", "owner", "ann")));

        List<TextSegment> segments =
                new PassageSplitter(new BagOfWordsEmbedder(), new ChunkOptions(40, 4, 8)).split(document);

        assertThat(segments).hasSize(2);
        assertThat(segments.get(1).metadata().getString(PassageMetadata.HEADING))
                .isEqualTo("Two");
        assertThat(segments.get(1).metadata().getString("owner")).isEqualTo("ann");
        for (TextSegment segment : segments) {
            Metadata metadata = segment.metadata();
            assertThat(document.text().substring(metadata.getInteger("start"), metadata.getInteger("end")))
                    .isEqualTo(segment.text());
        }
    }

    @Test
    void anIngestCutsByALangChain4jSplitterAndKeepsPlaces() {
        DocumentSplitter lines = document -> {
            List<TextSegment> segments = new ArrayList<>();
            document.text()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> segments.add(TextSegment.from(
                            line.strip().replace(" ", "  "), new Metadata().put("index", segments.size()))));
            return segments;
        };
        IngestOptions options = IngestOptions.builder().splitter("lines", lines).build();
        SourceDocument document = SourceDocument.of(
                "note",
                Document.from("  first line\n\n second line ", Metadata.from(Map.of("title", "T", "source", "s"))));

        try (TestCorpus test = new TestCorpus(store)) {
            Ingestor ingestor = new Ingestor(test.corpus(), 1);
            assertThat(ingestor.ingest(document, options).outcome()).isEqualTo(new IngestOutcome.Ingested(2, 0, 0));
            assertThat(ingestor.ingest(document, options).outcome()).isEqualTo(new IngestOutcome.Unchanged());
            RetrievedPassage found = new HybridRetriever(test.corpus())
                    .retrieve(RetrievalQuery.of("second", 1))
                    .getFirst();
            assertThat(found.text()).isEqualTo("second line");
            assertThat(found.title()).isEqualTo("T");
            assertThat(document.text().substring(found.start(), found.end())).isEqualTo("second line");
            assertThat(found.metadata()).containsEntry("index", 1L).containsEntry("document.source", "s");
        }
    }

    @Test
    void aSplitterThatInventsTextIsRefused() {
        IngestOptions options = IngestOptions.builder()
                .splitter("invents", document -> List.of(TextSegment.from("something else")))
                .build();

        try (TestCorpus test = new TestCorpus(store)) {
            DocumentResult result =
                    new Ingestor(test.corpus(), 1).ingest(SourceDocument.of("note", "", "the text"), options);
            assertThat(result.outcome())
                    .isInstanceOfSatisfying(
                            IngestOutcome.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(FailureReason.REFUSED));
        }
    }
}
