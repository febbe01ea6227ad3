package io.ruvector.server;

import static io.ruvector.server.RunningServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of an authorization server instead of keys. */
class JwtTest {

    @TempDir
    static Path directory;

    private static RSAKey key;
    private static HttpServer issuer;
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        server = new RunningServer(
                directory.resolve("db"),
                "--ruvector.server.keys=required",
                "--ruvector.server.first-key-file=" + directory.resolve("first.key"),
                "--ruvector.server.jwt.issuer=https://issuer.example",
                "--ruvector.server.jwt.jwk-set-uri=http://127.0.0.1:"
                        + issuer.getAddress().getPort() + "/keys");
    }

    @AfterAll
    static void stop() {
        server.close();
        issuer.stop(0);
    }

    @Test
    void aTokenSaysTenantAndAccess() throws Exception {
        var info = get(token(key, claims -> claims));
        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(json(info).path("tenant").asString()).isEqualTo("acme");
        assertThat(server.send(
                                "POST",
                                "/v1/memories",
                                "{\"task\":\"x\"}",
                                "Authorization",
                                "Bearer " + token(key, c -> c))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aTokenThatIsNotForThisServerIsRefused() throws Exception {
        assertThat(get(token(key, claims -> claims.audience("other"))).statusCode())
                .isEqualTo(401);
        assertThat(get(token(key, claims -> claims.issuer("https://evil.example")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(get(token(
                                key,
                                claims -> claims.expirationTime(
                                        Date.from(Instant.now().minusSeconds(300)))))
                        .statusCode())
                .isEqualTo(401);
        assertThat(get(token(key, claims -> claims.claim("tenant", null))).statusCode())
                .isEqualTo(401);
        RSAKey stranger = new RSAKeyGenerator(2048).keyID("one").generate();
        assertThat(get(token(stranger, claims -> claims)).statusCode()).isEqualTo(401);
        String unsigned = "eyJhbGciOiJub25lIn0." + token(key, c -> c).split("\\.")[1] + ".";
        assertThat(get(unsigned).statusCode()).isEqualTo(401);
    }

    private static java.net.http.HttpResponse<String> get(String token) throws Exception {
        return server.get("/v1/info", "Authorization", "Bearer " + token);
    }

    private static String token(RSAKey signer, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer("https://issuer.example")
                .audience("ruvector")
                .subject("agent-7")
                .claim("tenant", "acme")
                .claim("scope", "openid ruvector:read")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                change.apply(claims).build());
        token.sign(new RSASSASigner(signer));
        return token.serialize();
    }
}
