package io.ruvector.rag;

import io.ruvector.rag.IngestOutcome.FailureReason;
import io.ruvector.rag.IngestOutcome.SkipReason;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the files of a folder and the folders in it, in the order of their paths. Links are not followed. */
final class FolderScan extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<IngestTask> found = new ArrayList<>();

    private FolderScan(Path root) {
        this.root = root;
    }

    static List<IngestTask> of(Path root) throws IOException {
        FolderScan scan = new FolderScan(root);
        Files.walkFileTree(root, scan);
        scan.found.sort(Comparator.comparing(IngestTask::source));
        return scan.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (!folder.equals(root) && isHidden(folder)) {
            found.add(new IngestTask.Settled(folder.toString(), new IngestOutcome.Skipped(SkipReason.HIDDEN)));
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        found.add(
                isHidden(file)
                        ? new IngestTask.Settled(file.toString(), new IngestOutcome.Skipped(SkipReason.HIDDEN))
                        : new IngestTask.OfFile(file, false));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        String message = "cannot read " + file + ": " + failure.getMessage();
        found.add(new IngestTask.Settled(file.toString(), new IngestOutcome.Failed(FailureReason.UNREADABLE, message)));
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }
}
