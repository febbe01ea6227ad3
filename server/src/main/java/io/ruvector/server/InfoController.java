package io.ruvector.server;

import io.ruvector.AgenticDb;
import io.ruvector.DatabaseInfo;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the database holds. */
@RestController
class InfoController {

    private final AgenticDb db;

    InfoController(AgenticDb db) {
        this.db = db;
    }

    @GetMapping("/v1/info")
    DatabaseInfo info() {
        return db.info();
    }
}
