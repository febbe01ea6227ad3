package io.ruvector.skill;

import java.util.ArrayList;
import java.util.List;

/** What a consolidation changed, collected for its report. */
final class Changes {

    private final List<String> created = new ArrayList<>();
    private final List<String> updated = new ArrayList<>();
    private final List<String> demoted = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private int unchanged;

    void created(String id) {
        created.add(id);
    }

    void changed(Skill before, Skill after) {
        boolean fell = after.standing() == Standing.DEMOTED && before.standing() != Standing.DEMOTED;
        (fell ? demoted : updated).add(after.id());
    }

    void removed(String id) {
        removed.add(id);
    }

    void unchanged() {
        unchanged++;
    }

    Consolidation report(int examined, int kinds, int tested) {
        return new Consolidation(
                examined, kinds, tested, sorted(created), sorted(updated), sorted(demoted), sorted(removed), unchanged);
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }
}
