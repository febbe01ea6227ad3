package io.ruvector.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import io.ruvector.sona.Route;
import io.ruvector.sona.RouteDecision;
import io.ruvector.store.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SonaQueryRouterTest extends DatabaseFixture {

    private final ContentRetriever invoices = query -> List.of(Content.from("an invoice"));
    private final ContentRetriever runbooks = query -> List.of(Content.from("a runbook"));
    private final ContentRetriever everything = query -> List.of(Content.from("anything"));
    private final List<RouteDecision> decisions = new ArrayList<>();

    private SonaQueryRouter router() {
        db.addRoute(new Route("billing", "invoice payment charge card", 1));
        db.addRoute(new Route("outage", "service down slow error", 1));
        for (int i = 0; i < 4; i++) {
            db.router().learn("invoice payment charge card number " + i, "billing", tenant());
            db.router().learn("service down slow error code " + i, "outage", tenant());
        }
        return SonaQueryRouter.builder(db.router(), tenant())
                .retriever("billing", invoices)
                .retriever("outage", runbooks)
                .fallback(everything)
                .onDecision((query, decision) -> decisions.add(decision))
                .build();
    }

    @Test
    void aQueryGoesToTheRetrieverOfItsRouteAndTheDecisionCanBeRated() {
        assertThat(router().route(Query.from("invoice payment charge card"))).containsExactly(invoices);
        db.router().feedback(decisions.getFirst().decisionId(), 1, tenant());
    }

    @Test
    void aQueryThatBelongsNowhereGoesToTheFallback() {
        assertThat(router().route(Query.from("zebra giraffe ostrich"))).containsExactly(everything);
        assertThat(decisions.getFirst().isUnknown()).isTrue();
    }

    @Test
    void withoutRetrieversThereIsNothingToRouteTo() {
        assertThatThrownBy(() -> SonaQueryRouter.builder(db.router(), tenant()).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("retrievers");
    }

    private String tenant() {
        return db.scope().tenant();
    }
}
