package io.ruvector.examples.swarm;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A piece of work.
 *
 * @param text what is asked
 * @param role the kind of agent that can do it; nobody in the swarm is told
 * @param subject what it is about
 */
record Assignment(String text, String role, String subject) {

    static final List<String> ROLES = List.of("researcher", "coder", "tester", "reviewer");
    private static final List<String> SUBJECTS = List.of("payment", "search", "login", "invoice", "upload");

    private static final List<List<String>> WORDINGS = List.of(
            List.of(
                    "find out which protocols exist for the %s service",
                    "compare what others do about %s and sum it up", "collect sources on known problems of %s systems"),
            List.of(
                    "implement the missing %s endpoint",
                    "write the function that validates %s data", "change the %s module so that it compiles again"),
            List.of(
                    "check with test cases that %s works",
                    "reproduce the failing %s scenario in a test", "measure how much of the %s code the tests cover"),
            List.of(
                    "read the %s patch and comment on its style",
                    "judge whether the %s pull request may be merged",
                    "look for security holes in the proposed %s change"));

    static Assignment next(SplittableRandom random) {
        int role = random.nextInt(ROLES.size());
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        List<String> wordings = WORDINGS.get(role);
        return new Assignment(
                wordings.get(random.nextInt(wordings.size())).formatted(subject), ROLES.get(role), subject);
    }
}
