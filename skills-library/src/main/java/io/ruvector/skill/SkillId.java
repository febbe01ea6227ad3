package io.ruvector.skill;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Visibility;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The id of a skill that was given none: from whose it is and its steps, so that the same skill is never stored twice. */
final class SkillId {

    private SkillId() {}

    static String of(Scope scope, Visibility visibility, List<String> steps) {
        Scope home = scope.home(visibility);
        String owner = String.join(
                "\n",
                home.team().orElse(""),
                home.agent().orElse(""),
                home.session().orElse(""));
        String content = visibility + "\n" + owner + "\n\n" + String.join("\n", StepText.canonical(steps));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "skill-" + HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
