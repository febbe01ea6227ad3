package io.ruvector.memory.chat;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a conversation. Two owners may use the same id and never meet.
 *
 * @param owner whose conversation it is; who may find its turns follows from {@link Scope#defaultVisibility()}: an agent's
 *     are its own, a team's the team's, those of a tenant alone are everybody's in the tenant
 * @param id unique for the owner: not blank, at most 128 characters, no control characters
 */
public record Conversation(Scope owner, String id) {

    /** Checks the id. */
    public Conversation {
        Texts.name("conversation id", id);
    }

    /** The key of its row, of a fixed length after the tenant: names may hold what a key may not. */
    String key() {
        String name = owner.team() + "\n" + owner.agent() + "\n" + owner.session() + "\n" + id;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return owner.tenantPrefix() + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What the keys of all its turns, and of no other, start with. */
    String turnPrefix() {
        return key() + "/";
    }

    /** The key of the turn at a position; keys sort as positions do. */
    String turnKey(long position) {
        return turnPrefix() + String.format("%019d", position);
    }

    boolean visibleTo(Scope reader) {
        return reader.sees(owner, owner.defaultVisibility());
    }
}
