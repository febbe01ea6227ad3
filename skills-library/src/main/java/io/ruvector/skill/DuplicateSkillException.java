package io.ruvector.skill;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** A skill with this id, or with the same steps in the same scope, is already in the library. Nothing was written. */
public final class DuplicateSkillException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String id;

    /**
     * Refuses a skill.
     *
     * @param id the id that is taken
     */
    public DuplicateSkillException(String id) {
        super("a skill with id \"" + id + "\" is already in the library");
        this.id = id;
    }

    /** The id that is taken. */
    public String id() {
        return id;
    }
}
