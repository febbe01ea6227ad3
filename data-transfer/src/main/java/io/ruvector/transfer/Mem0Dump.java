package io.ruvector.transfer;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Memories as mem0's API gives them: a list, or an object with the list {@code results}. They have no vectors. */
final class Mem0Dump implements DumpElements {
    private static final List<String> OWNERS = List.of("user_id", "agent_id", "app_id", "run_id", "actor_id", "role");

    @Override
    public Set<String> lists() {
        return Set.of("", "results");
    }

    @Override
    public List<Object> parts(String list, Object element) {
        return List.of(element);
    }

    @Override
    public SourceRow row(RowPlace place, Object part) {
        String id = DumpElements.id(place, part);
        DumpMetadata metadata = new DumpMetadata(place).putAll(JsonValues.field(part, "metadata"));
        OWNERS.forEach(owner -> metadata.put(owner, JsonValues.field(part, owner)));
        Map<String, Object> all = metadata.put("categories", JsonValues.field(part, "categories"))
                .putTime("created_at", JsonValues.field(part, "created_at"))
                .putTime("updated_at", JsonValues.field(part, "updated_at"))
                .map();
        return new SourceRow(place.number(), id, null, JsonValues.text(part, "memory"), all);
    }
}
