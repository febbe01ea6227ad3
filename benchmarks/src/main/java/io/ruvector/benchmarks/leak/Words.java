package io.ruvector.benchmarks.leak;

import java.util.List;
import java.util.random.RandomGenerator;

/** The few words that all tenants use, so that everybody's records are near everybody's questions. */
final class Words {
    static final List<String> ALL = List.of("deploy the shop", "water the garden", "write the report");
    static final List<String> SUBJECTS = List.of("Anna", "Boris", "Falcon");

    private Words() {}

    static String text(RandomGenerator random) {
        return ALL.get(random.nextInt(ALL.size()));
    }
}
