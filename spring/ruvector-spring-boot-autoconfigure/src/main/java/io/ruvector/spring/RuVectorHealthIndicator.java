package io.ruvector.spring;

import io.ruvector.AgenticDb;
import io.ruvector.vector.DbInfo;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up while the store answers; the details say where it lies, how it computes and how much it holds. */
final class RuVectorHealthIndicator extends AbstractHealthIndicator {

    private final AgenticDb db;

    RuVectorHealthIndicator(AgenticDb db) {
        super("the RuVector database does not answer");
        this.db = db;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        DbInfo info = db.vectors().info();
        builder.up()
                .withDetail("directory", info.path().toString())
                .withDetail("embeddingModel", db.embedder().modelId())
                .withDetail("simd", info.simd())
                .withDetail("sequence", info.sequence())
                .withDetail("episodes", db.memory().total());
    }
}
