package io.ruvector.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** What is served without a key: the console's own files, the API's description, and whether the server lives. */
final class PublicPaths {

    private static final Set<String> EXACT = Set.of(
            "/",
            "/index.html",
            "/openapi.json",
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness");

    private PublicPaths() {}

    static boolean contains(HttpServletRequest request) {
        String path = request.getRequestURI();
        return EXACT.contains(path) || (path.startsWith("/console/") && !path.contains("..") && !path.contains("%"));
    }
}
