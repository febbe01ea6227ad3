package io.ruvector.operation;

import io.ruvector.AgenticDb;
import io.ruvector.DatabaseInfo;
import io.ruvector.memory.ForgetReport;
import io.ruvector.memory.Scope;
import io.ruvector.operation.VectorOperations.Nothing;
import io.ruvector.store.InvalidInputException;
import io.ruvector.vector.VerifyReport;
import java.util.List;
import java.util.Map;

/** What an operator asks of the whole database or a whole tenant. */
final class AdminOperations {

    private AdminOperations() {}

    record Database(
            String embeddingModel,
            int dimension,
            String simd,
            long sequence,
            long bytesOnDisk,
            long episodes,
            long documents,
            long passages,
            Map<String, Long> collections) {
        static Database of(DatabaseInfo i) {
            return new Database(
                    i.embeddingModel(),
                    i.dimension(),
                    i.simd(),
                    i.sequence(),
                    i.bytesOnDisk(),
                    i.episodes(),
                    i.documents(),
                    i.passages(),
                    i.collections());
        }
    }

    record Verified(boolean clean, int collections, int tables, List<String> findings) {
        static Verified of(VerifyReport r) {
            return new Verified(
                    r.isClean(),
                    r.collections().size(),
                    r.tables(),
                    r.findings().stream().map(Object::toString).toList());
        }
    }

    record Erasure(
            @Described(value = "The tenant's name once more, to be sure", most = 128)
            String confirm) {}

    record Erased(int forgotten, boolean clean) {}

    record Checkpointed(long sequence) {}

    static List<Operation<?, ?>> all() {
        return List.of(
                Operation.of(
                        "database_info",
                        Effect.OPERATE,
                        "The whole database",
                        "What the database holds, over all tenants.",
                        Nothing.class,
                        Database.class,
                        (db, none) -> Database.of(db.info())),
                Operation.of(
                        "database_verify",
                        Effect.OPERATE,
                        "Verify",
                        "Compares rows, counts, indexes and checksums.",
                        Nothing.class,
                        Verified.class,
                        (db, none) -> Verified.of(db.vectors().verify())),
                Operation.of(
                        "database_checkpoint",
                        Effect.OPERATE,
                        "Checkpoint",
                        "Writes the search indexes to disk, so that the next start reads them.",
                        Nothing.class,
                        Checkpointed.class,
                        AdminOperations::checkpoint),
                Operation.of(
                        "tenant_erase",
                        Effect.ADMINISTER,
                        "Erase a tenant",
                        "Forgets everything of the caller's tenant, looks afterwards what is left, and says so.",
                        Erasure.class,
                        Erased.class,
                        AdminOperations::erase));
    }

    private static Checkpointed checkpoint(AgenticDb db, Nothing none) {
        db.vectors().checkpoint();
        return new Checkpointed(db.vectors().sequence());
    }

    private static Erased erase(AgenticDb db, Erasure in) {
        String tenant = db.scope().tenant();
        if (!tenant.equals(in.confirm)) {
            throw new InvalidInputException("confirm", in.confirm, "the name of the tenant, \"" + tenant + "\"");
        }
        ForgetReport report = db.forgetScope(Scope.of(tenant));
        TenantCollections collections = VectorOperations.collections(db);
        collections.list().forEach(info -> collections.drop(info.name()));
        return new Erased(
                report.forgotten().size(), report.clean() && collections.list().isEmpty());
    }
}
