package io.ruvector.server.security;

import io.ruvector.memory.Scope;
import io.ruvector.operation.Described;
import io.ruvector.operation.Done;
import io.ruvector.operation.Effect;
import io.ruvector.operation.Operation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes, lists and revokes keys; for operators. */
public final class KeyOperations {

    private KeyOperations() {}

    record NewKey(
            @Described(value = "What people call it", most = 100)
            String name,

            @Described(value = "Whose records it is for", most = 60)
            String tenant,

            @Described(
                    value = "What it allows",
                    most = 4,
                    oneOf = {"read", "write", "admin", "operator"})
            List<String> access) {}

    record CreatedKey(String key) {}

    record Nothing() {}

    record KeyView(String id, String name, String tenant, List<String> access, Instant createdAt) {
        static KeyView of(ApiKey key) {
            return new KeyView(
                    key.id(),
                    key.name(),
                    key.tenant(),
                    key.access().stream().map(Access::word).sorted().toList(),
                    key.createdAt());
        }
    }

    record KeyList(List<KeyView> keys) {}

    record KeyId(
            @Described(value = "The key's id: what follows rv_", most = 32)
            String id) {}

    /** {@return the operations on keys} */
    public static List<Operation<?, ?>> of(ApiKeys keys) {
        return List.of(
                Operation.of(
                        "key_create",
                        Effect.OPERATE,
                        "Make an API key",
                        "Makes a key and shows it, this once.",
                        NewKey.class,
                        CreatedKey.class,
                        (db, in) -> new CreatedKey(
                                keys.create(in.name, Scope.of(in.tenant).tenant(), access(in.access)))),
                Operation.of(
                        "key_list",
                        Effect.OPERATE,
                        "List API keys",
                        "All keys, without their secrets.",
                        Nothing.class,
                        KeyList.class,
                        (db, none) -> new KeyList(
                                keys.list().stream().map(KeyView::of).toList())),
                Operation.of(
                        "key_revoke",
                        Effect.OPERATE,
                        "Revoke an API key",
                        "Ends a key at once.",
                        KeyId.class,
                        Done.class,
                        (db, in) -> new Done(in.id, keys.revoke(in.id))));
    }

    private static Set<Access> access(List<String> words) {
        Set<Access> access = EnumSet.noneOf(Access.class);
        words.forEach(word -> access.add(Access.valueOf(word.toUpperCase(Locale.ROOT))));
        return access;
    }
}
