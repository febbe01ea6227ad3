package io.ruvector.server.security;

import io.ruvector.AgenticDb;
import io.ruvector.store.Table;
import io.ruvector.vector.VectorDb;
import io.ruvector.vector.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The API keys, kept in the database with hashed secrets. Thread-safe. */
@Component
public class ApiKeys {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    /** What every key begins with. */
    static final String PREFIX = "rv_";

    private static final int ID_HEX = 16;

    private final VectorDb db;
    private final Table rows;
    private final Clock clock = Clock.systemUTC();

    ApiKeys(AgenticDb db) {
        this.db = db.vectors();
        this.rows = this.db.table("server-keys");
    }

    /** Makes a key; what this gives is the only copy of its secret. */
    String create(String name, String tenant, Set<Access> access) {
        byte[] id = new byte[ID_HEX / 2];
        byte[] secret = new byte[32];
        RANDOM.nextBytes(id);
        RANDOM.nextBytes(secret);
        String shown = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        ApiKey key = new ApiKey(HexFormat.of().formatHex(id), name, tenant, access, hash(shown), clock.instant());
        db.write(new WriteBatch().put(rows, key.id(), JSON.writeValueAsBytes(key)));
        return PREFIX + key.id() + "_" + shown;
    }

    /** The key of a text that a caller sent, if it is one. */
    Optional<ApiKey> find(String sent) {
        int separator = PREFIX.length() + ID_HEX;
        if (!sent.startsWith(PREFIX) || sent.length() <= separator + 1 || sent.length() > 128) {
            return Optional.empty();
        }
        String secret = sent.substring(separator + 1);
        return rows.get(sent.substring(PREFIX.length(), separator))
                .map(ApiKeys::read)
                .filter(key -> MessageDigest.isEqual(ascii(key.hash()), ascii(hash(secret))));
    }

    List<ApiKey> list() {
        List<ApiKey> keys = new ArrayList<>();
        rows.forEach("", (id, row) -> keys.add(read(row)));
        return keys;
    }

    boolean revoke(String id) {
        boolean known = rows.contains(id);
        db.write(new WriteBatch().remove(rows, id));
        return known;
    }

    private static ApiKey read(byte[] row) {
        return JSON.readValue(row, ApiKey.class);
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ascii(secret)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
