package io.ruvector.memory.fact;

import io.ruvector.memory.Texts;

/**
 * What a statement says, in canonical words: a subject has, or has not, a value for an attribute.
 *
 * @param subject whom or what it is about, such as {@code anna}; never blank
 * @param attribute what is said of it, such as {@code home}; never blank
 * @param value what the attribute is, such as {@code new york}; never blank
 * @param negated whether the statement denies it
 */
public record Claim(String subject, String attribute, String value, boolean negated) {

    /** Checks that no part is blank. */
    public Claim {
        Texts.required("subject", subject);
        Texts.required("attribute", attribute);
        Texts.required("value", value);
    }

    /** Whether it is about the same attribute of the same subject. */
    boolean sameAttribute(Claim other) {
        return subject.equals(other.subject) && attribute.equals(other.attribute);
    }

    /** Whether both cannot hold at one time: one affirms what the other denies, or both give a value where there is but one. */
    boolean contradicts(Claim other, boolean oneValue) {
        if (!sameAttribute(other)) {
            return false;
        }
        return value.equals(other.value) ? negated != other.negated : oneValue && !negated && !other.negated;
    }
}
