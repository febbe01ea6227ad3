package io.ruvector.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Refuses requests for another host (DNS rebinding) and those that a page of another origin sends. */
final class HostCheck {

    private final Set<String> hosts;

    HostCheck(List<String> hosts) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    void check(HttpServletRequest request) {
        require("Host", withoutPort(request.getHeader("Host")));
        String origin = request.getHeader("Origin");
        if (origin != null) {
            require("Origin", hostOf(origin));
        }
    }

    private void require(String header, @Nullable String host) {
        if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
            throw new RefusedException(
                    HttpStatus.FORBIDDEN, header + ": expected one of ruvector.server.hosts, got another host");
        }
    }

    private static @Nullable String hostOf(String origin) {
        try {
            return URI.create(origin).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String withoutPort(@Nullable String host) {
        if (host == null) {
            return null;
        }
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
