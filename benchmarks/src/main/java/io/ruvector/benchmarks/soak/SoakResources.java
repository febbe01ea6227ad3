package io.ruvector.benchmarks.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process holds.
 *
 * @param heapMb used after a collection, in MiB
 * @param residentMb of the whole process, in MiB; 0 where the system does not tell
 * @param threads live ones
 * @param files open file descriptors; 0 where the system does not tell
 */
record SoakResources(long heapMb, long residentMb, long threads, long files) {

    static SoakResources now() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
        return new SoakResources(
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                resident(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                files);
    }

    private static long resident() {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
