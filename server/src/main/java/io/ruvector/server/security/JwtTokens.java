package io.ruvector.server.security;

import io.ruvector.memory.Scope;
import io.ruvector.store.InvalidInputException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Callers with a token of an OAuth 2 authorization server (RFC 9068): signature, issuer, audience and time are checked; the tenant is
 * a claim, and what is allowed are the scopes {@code ruvector:read}, {@code :write}, {@code :admin} and {@code :operator}.
 */
@Component
class JwtTokens {

    private static final String PREFIX = "ruvector:";

    private final Optional<JwtDecoder> decoder;
    private final String tenantClaim;

    JwtTokens(JwtSettings settings) {
        this.tenantClaim = settings.tenantClaim();
        this.decoder = Optional.ofNullable(settings.issuer()).map(issuer -> decoder(settings, issuer));
    }

    private static JwtDecoder decoder(JwtSettings settings, String issuer) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(String.valueOf(settings.jwkSetUri()))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<@Nullable List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience()))));
        return decoder;
    }

    /** The caller that a token is for, if tokens are taken at all. */
    Optional<Caller> caller(String token) {
        return decoder.map(it -> {
            try {
                return caller(it.decode(token));
            } catch (JwtException e) {
                throw new RefusedException(
                        HttpStatus.UNAUTHORIZED,
                        "Authorization: expected a token of the issuer, for this server, in time");
            }
        });
    }

    private Caller caller(Jwt token) {
        String tenant = token.getClaimAsString(tenantClaim);
        String subject = token.getSubject();
        if (tenant == null || subject == null) {
            throw new RefusedException(
                    HttpStatus.UNAUTHORIZED, "token: expected a subject and the claim \"" + tenantClaim + "\"");
        }
        try {
            return new Caller("jwt-" + AuditLog.plain(subject), Scope.of(tenant), access(token));
        } catch (InvalidInputException e) {
            throw new RefusedException(HttpStatus.UNAUTHORIZED, String.valueOf(e.getMessage()));
        }
    }

    private static Set<Access> access(Jwt token) {
        String scopes = token.getClaimAsString("scope");
        Set<Access> access = EnumSet.noneOf(Access.class);
        for (Access one : Access.values()) {
            if (scopes != null && List.of(scopes.split(" ")).contains(PREFIX + one.word())) {
                access.add(one);
            }
        }
        return access;
    }
}
