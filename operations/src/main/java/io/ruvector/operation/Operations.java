package io.ruvector.operation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All operations. */
public final class Operations {

    private static final Map<String, Operation<?, ?>> BY_NAME = Stream.of(
                    VectorOperations.all(),
                    CollectionOperations.all(),
                    MemoryOperations.all(),
                    EpisodeOperations.all(),
                    SkillOperations.all(),
                    CausalOperations.all(),
                    DocumentOperations.all(),
                    ConversationOperations.all(),
                    RouteOperations.all(),
                    AdminOperations.all())
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Operation::name, operation -> operation));

    private Operations() {}

    /**
     * The operation of a name.
     *
     * @param name its name
     * @return the operation
     * @throws IllegalArgumentException if there is none
     */
    public static Operation<?, ?> named(String name) {
        Operation<?, ?> found = BY_NAME.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no operation " + name);
        }
        return found;
    }

    /** {@return every operation, by name} */
    public static List<Operation<?, ?>> all() {
        return BY_NAME.values().stream()
                .sorted(java.util.Comparator.comparing(Operation::name))
                .toList();
    }
}
