package io.ruvector.memory.fact;

import io.ruvector.memory.Scope;
import io.ruvector.memory.Texts;
import io.ruvector.memory.Visibility;
import io.ruvector.store.InvalidInputException;
import java.time.Instant;
import java.util.Optional;

/**
 * Something an agent states.
 *
 * @param text the words; not blank, at most {@value #MAX_CHARS} characters
 * @param scope who states it
 * @param visibility who else in the tenant sees it
 * @param claim what it says, when the writer says so; read from the words otherwise
 * @param validFrom from when on it holds; from now on when absent
 * @param validTo until when it holds, if that is known
 * @param episodeId the episode it was learned in, if any
 */
public record Statement(
        String text,
        Scope scope,
        Visibility visibility,
        Optional<Claim> claim,
        Optional<Instant> validFrom,
        Optional<Instant> validTo,
        Optional<String> episodeId) {

    /** The longest statement, in characters. */
    public static final int MAX_CHARS = 10_000;

    /** Checks every part. */
    public Statement {
        Texts.required("statement", text);
        if (text.length() > MAX_CHARS) {
            throw new InvalidInputException(
                    "statement", text.length() + " characters", "at most " + MAX_CHARS + " characters");
        }
        if (!scope.canOwn(visibility)) {
            throw new InvalidInputException("visibility", visibility, "a scope that names its boundary, not " + scope);
        }
        if (validFrom.isPresent() && validTo.isPresent() && !validFrom.get().isBefore(validTo.get())) {
            throw new InvalidInputException(
                    "valid time", validFrom.get() + " to " + validTo.get(), "a start before its end");
        }
        episodeId.ifPresent(id -> Texts.name("episode id", id));
    }

    /** A statement in words, such as "Anna lives in Rome", with the scope's default visibility. */
    public static Statement of(String text, Scope scope) {
        return new Statement(
                text,
                scope,
                scope.defaultVisibility(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A statement by its parts, such as {@code ("Anna", "home", "Rome")}; they are put into canonical words. */
    public static Statement of(String subject, String attribute, String value, Scope scope) {
        Texts.required("subject", subject);
        Texts.required("attribute", attribute);
        Texts.required("value", value);
        return of(subject + "'s " + attribute + " is " + value, scope)
                .claim(new Claim(
                        CanonicalText.of(subject).phrase(),
                        CanonicalText.of(attribute).phrase(),
                        CanonicalText.of(value).phrase(),
                        false));
    }

    /** This statement with what it says. */
    public Statement claim(Claim value) {
        return new Statement(text, scope, visibility, Optional.of(value), validFrom, validTo, episodeId);
    }

    /** This statement for other readers. */
    public Statement visibility(Visibility value) {
        return new Statement(text, scope, value, claim, validFrom, validTo, episodeId);
    }

    /** This statement, holding from a time on. */
    public Statement validFrom(Instant value) {
        return new Statement(text, scope, visibility, claim, Optional.of(value), validTo, episodeId);
    }

    /** This statement, holding until a time. */
    public Statement validTo(Instant value) {
        return new Statement(text, scope, visibility, claim, validFrom, Optional.of(value), episodeId);
    }

    /** This statement, learned in an episode. */
    public Statement episode(String id) {
        return new Statement(text, scope, visibility, claim, validFrom, validTo, Optional.of(id));
    }
}
