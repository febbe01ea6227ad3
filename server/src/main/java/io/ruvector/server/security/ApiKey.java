package io.ruvector.server.security;

import java.time.Instant;
import java.util.Set;

/**
 * An API key without its secret.
 *
 * @param id names it; the part of the key after {@code rv_}
 * @param name what people call it
 * @param tenant whose records it is for
 * @param access what it allows
 * @param hash SHA-256 of its secret, in hexadecimal; a secret has 256 random bits, so no slow hash is needed
 * @param createdAt when it was made
 */
record ApiKey(String id, String name, String tenant, Set<Access> access, String hash, Instant createdAt) {}
