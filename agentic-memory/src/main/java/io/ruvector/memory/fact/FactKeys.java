package io.ruvector.memory.fact;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Keys of the indexes of facts. Texts may be long, so that digests stand for them; who reads a row compares the text. Facts
 * meet within a home only: the tenant's shared ones, a team's, an agent's, a session's.
 */
final class FactKeys {

    private FactKeys() {}

    static String home(Scope scope, Visibility visibility) {
        Scope home = scope.home(visibility);
        return home.tenantPrefix()
                + digest(visibility + "\n" + home.team() + "\n" + home.agent() + "\n" + home.session()) + "/";
    }

    static String words(String home, String canonical) {
        return home + digest(canonical);
    }

    static String subject(String home, String subject) {
        return home + digest(subject) + "/";
    }

    static String attribute(String home, Claim claim) {
        return subject(home, claim.subject()) + digest(claim.attribute()) + "/";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
