package io.ruvector.server.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.rag.content.ContentMetadata;
import dev.langchain4j.rag.query.Query;
import io.ruvector.AgenticDb;
import io.ruvector.client.RuVectorClient;
import io.ruvector.langchain4j.remote.RemoteContentRetriever;
import io.ruvector.server.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteContentRetrieverTest {

    @Test
    void findsWhatTheRetrieverInTheServersProcessFinds(@TempDir Path directory) throws Exception {
        try (RunningServer server = new RunningServer(directory)) {
            RuVectorClient client = RuVectorClient.of(server.uri("/"));
            client.ingest("manual", "Manual", "The blue pump needs oil every forty hours.");
            Query query = Query.from("how often does the blue pump need oil");
            var local = server.bean(AgenticDb.class).contentRetriever(3).retrieve(query);
            var remote = new RemoteContentRetriever(client, 3).retrieve(query);
            assertThat(remote).hasSameSizeAs(local).isNotEmpty();
            assertThat(remote.getFirst().textSegment())
                    .isEqualTo(local.getFirst().textSegment());
            assertThat(remote.getFirst().metadata().get(ContentMetadata.EMBEDDING_ID))
                    .isEqualTo(local.getFirst().metadata().get(ContentMetadata.EMBEDDING_ID));
        }
    }
}
