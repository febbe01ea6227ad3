package io.ruvector.context;

import io.ruvector.store.InvalidInputException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which records a context was made of, as a chain of hashes: whoever holds it can show later what the agent was told, and
 * whether those records have changed since. It holds ids and hashes, no text.
 *
 * <p>All hashes are SHA-256 (FIPS 180-4) in lower-case hexadecimal. With {@code h(x)} the hash of UTF-8 text and lines that
 * end with a line feed, the chain starts with {@code c₀ = h("ruvector-context 1\n" issuedAt "\n" tenant "\n" taskHash "\n")}
 * and goes on with {@code cᵢ = h(cᵢ₋₁ "\n" kind "\n" id "\n" recordHash "\n")}; a line feed within the tenant or an id
 * cannot occur in the first and is encoded in the second. The signature is Ed25519 (RFC 8032) over the last of the chain,
 * its hexadecimal digits as ASCII.
 *
 * @param issuedAt when the context was made
 * @param tenant whose records it was made of
 * @param taskHash the hash of the task
 * @param links the records in the order of the context
 * @param signature in Base64; absent when no key was configured
 */
public record Certificate(
        Instant issuedAt, String tenant, String taskHash, List<Link> links, Optional<String> signature) {

    /** Copies the list and checks the hashes. */
    public Certificate {
        checkHash("task hash", taskHash);
        links = List.copyOf(links);
    }

    /**
     * One record of the chain.
     *
     * @param kind what it is
     * @param id of the record
     * @param recordHash the hash of what the agent was shown of it
     * @param chainHash the chain up to this record
     */
    public record Link(ContextKind kind, String id, String recordHash, String chainHash) {
        /** Checks the hashes. */
        public Link {
            checkHash("record hash", recordHash);
            checkHash("chain hash", chainHash);
        }
    }

    /** This certificate as JSON, one object, for {@link #fromJson}. */
    public String toJson() {
        return CertificateJson.write(this);
    }

    /**
     * A certificate from JSON.
     *
     * @throws InvalidInputException when it is no certificate of this version
     */
    public static Certificate fromJson(String json) {
        return CertificateJson.read(json);
    }

    private static void checkHash(String what, String hash) {
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new InvalidInputException(what, hash, "64 hexadecimal digits in lower case");
        }
    }
}
