package io.ruvector.search;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.concurrent.TimeUnit;

/**
 * Whether the machine has a processor that is free, judged by its load average of the last minute, read once a second.
 * Where no load is known, one counts as free.
 */
final class Processors {
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getOperatingSystemMXBean();
    private static final int COUNT = Runtime.getRuntime().availableProcessors();
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static volatile Reading last = new Reading(System.nanoTime() - KEPT_NANOS, true);

    private Processors() {}

    static boolean oneIsFree() {
        Reading reading = last;
        long now = System.nanoTime();
        if (now - reading.nanos() >= KEPT_NANOS) {
            reading = new Reading(now, isRoom(SYSTEM.getSystemLoadAverage(), COUNT));
            last = reading;
        }
        return reading.free();
    }

    /** The thread that asks is one of the load. */
    static boolean isRoom(double load, int processors) {
        return processors > 1 && load < processors;
    }

    private record Reading(long nanos, boolean free) {}
}
