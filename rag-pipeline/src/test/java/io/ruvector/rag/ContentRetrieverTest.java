package io.ruvector.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.rag.query.Query;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentRetrieverTest {
    @TempDir
    Path store;

    private TestCorpus test;

    @BeforeEach
    void open() {
        test = new TestCorpus(store);
        for (String scope : List.of("alice", "bob")) {
            new Ingestor(test.corpus(), 1)
                    .ingest(
                            SourceDocument.of("note", "Note", "The turbine belongs to " + scope + "."),
                            IngestOptions.builder().scope(scope).build());
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void contentsCarryScoreIdAndPlace() {
        List<Content> contents =
                RuVectorContentRetriever.of(test.corpus(), "alice", 3).retrieve(Query.from("turbine"));

        assertThat(contents).singleElement().satisfies(content -> {
            assertThat(content.textSegment().text()).isEqualTo("The turbine belongs to alice.");
            assertThat(content.textSegment().metadata().getString(PassageMetadata.SOURCE))
                    .isEqualTo("note");
            assertThat(content.textSegment().metadata().getLong(PassageMetadata.END))
                    .isEqualTo(29);
            assertThat(content.metadata()).containsKeys(ContentMetadata.SCORE, ContentMetadata.EMBEDDING_ID);
        });
    }

    @Test
    void theScopeCanComeFromTheConversation() {
        RuVectorContentRetriever retriever = new RuVectorContentRetriever(
                test.corpus(),
                query -> RetrievalQuery.builder(query.text())
                        .scope(query.metadata().chatMemoryId().toString())
                        .build());
        UserMessage question = UserMessage.from("whose turbine?");

        String augmented = ((UserMessage) DefaultRetrievalAugmentor.builder()
                        .contentRetriever(retriever)
                        .build()
                        .augment(new AugmentationRequest(
                                question, Metadata.from(question, "bob", List.of(AiMessage.from("hello")))))
                        .chatMessage())
                .singleText();

        assertThat(augmented).contains("belongs to bob").doesNotContain("alice");
    }
}
