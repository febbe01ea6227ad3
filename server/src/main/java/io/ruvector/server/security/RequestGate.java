package io.ruvector.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** What every request passes before anything else looks at it: host, key, rate, size and room. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestGate extends OncePerRequestFilter {

    private static final JsonMapper JSON = new JsonMapper();

    private final HostCheck hosts;
    private final CallerCheck callers;
    private final RateLimit rate;
    private final long maxBody;
    private final Duration maxBodyTime;
    private final Semaphore room;

    RequestGate(ServerLimits limits, CallerCheck callers) {
        this.hosts = new HostCheck(limits.hosts());
        this.callers = callers;
        this.rate = new RateLimit(limits.requestsPerSecond(), System::nanoTime);
        this.maxBody = limits.maxBody().toBytes();
        this.maxBodyTime = limits.maxBodyTime();
        this.room = new Semaphore(limits.maxConcurrent());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ResponseHeaders.set(response);
        boolean entered = false;
        try {
            hosts.check(request);
            requireReadableQuery(request);
            boolean open = PublicPaths.contains(request);
            if (!open) {
                Caller caller = callers.check(request);
                caller.attachTo(request);
                rate.check(caller.keyId().equals("none") ? request.getRemoteAddr() : caller.keyId());
            }
            BoundedRequest bounded = new BoundedRequest(request, maxBody, maxBodyTime, System::nanoTime);
            entered = open || isStream(request) || room.tryAcquire();
            if (!entered) {
                throw new RefusedException(
                        HttpStatus.SERVICE_UNAVAILABLE, "expected room for one more request; try again in a second");
            }
            chain.doFilter(bounded, response);
        } catch (RefusedException e) {
            refuse(response, e);
        } catch (SocketTimeoutException silent) {
            refuse(response, new RefusedException(HttpStatus.REQUEST_TIMEOUT, "body: expected more of it in time"));
        } finally {
            if (entered && !PublicPaths.contains(request) && !isStream(request)) {
                room.release();
            }
        }
    }

    /** The container reads parameters when they are first asked for, and what it cannot read then becomes an error of its own. */
    private static void requireReadableQuery(HttpServletRequest request) {
        if (request.getQueryString() == null) {
            return;
        }
        try {
            request.getParameterMap();
        } catch (IllegalStateException unreadable) {
            throw new RefusedException(HttpStatus.BAD_REQUEST, "query: expected percent-encoded UTF-8");
        }
    }

    /** Streams stay open for long and do little; they do not take the room of requests. */
    private static boolean isStream(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && (request.getRequestURI().equals("/mcp")
                        || request.getRequestURI().equals("/sse"));
    }

    private static void refuse(HttpServletResponse response, RefusedException e) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(e.status().value());
        switch (e.status()) {
            case UNAUTHORIZED -> response.setHeader("WWW-Authenticate", "Bearer realm=\"ruvector\"");
            case REQUEST_TIMEOUT, CONTENT_TOO_LARGE -> response.setHeader("Connection", "close");
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> response.setHeader("Retry-After", "1");
            default -> {}
        }
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .write(JSON.writeValueAsString(Map.of(
                                "title", e.status().getReasonPhrase(),
                                "status", e.status().value(),
                                "detail", String.valueOf(e.getMessage())))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
