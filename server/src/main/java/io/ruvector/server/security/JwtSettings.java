package io.ruvector.server.security;

import io.ruvector.store.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The {@code ruvector.server.jwt.*} properties: whose tokens are taken beside the server's own keys.
 *
 * @param issuer what a token's {@code iss} must be; without it no tokens are taken
 * @param jwkSetUri where the issuer's public keys are
 * @param audience what a token's {@code aud} must hold
 * @param tenantClaim the claim that names the tenant
 */
@ConfigurationProperties("ruvector.server.jwt")
public record JwtSettings(
        @Nullable String issuer,
        @Nullable String jwkSetUri,
        @DefaultValue("ruvector") String audience,
        @DefaultValue("tenant") String tenantClaim) {

    /** Checks that an issuer has keys. */
    public JwtSettings {
        if (issuer != null && jwkSetUri == null) {
            throw new InvalidInputException(
                    "ruvector.server.jwt.jwk-set-uri", null, "the address of the keys of the issuer " + issuer);
        }
    }
}
