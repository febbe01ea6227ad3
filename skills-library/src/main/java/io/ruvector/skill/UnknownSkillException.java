package io.ruvector.skill;

import io.ruvector.store.RuVectorException;
import java.io.Serial;

/** No skill with this id that the scope sees. */
public final class UnknownSkillException extends RuVectorException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Reports an unknown skill.
     *
     * @param id the id that was asked for
     */
    public UnknownSkillException(String id) {
        super("no skill \"" + id + "\" in this scope");
    }
}
