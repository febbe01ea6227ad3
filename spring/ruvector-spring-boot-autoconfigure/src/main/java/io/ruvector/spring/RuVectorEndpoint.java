package io.ruvector.spring;

import io.ruvector.AgenticDb;
import io.ruvector.DatabaseInfo;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** What the database holds, at {@code /actuator/ruvector}: counts and sizes over all scopes, and nothing of any record. */
@Endpoint(id = "ruvector")
public class RuVectorEndpoint {

    private final AgenticDb db;

    /**
     * An endpoint.
     *
     * @param db the database
     */
    public RuVectorEndpoint(AgenticDb db) {
        this.db = db;
    }

    /**
     * Counts now; walks the directory for its size.
     *
     * @return what the database holds
     */
    @ReadOperation
    public DatabaseInfo info() {
        return db.info();
    }
}
