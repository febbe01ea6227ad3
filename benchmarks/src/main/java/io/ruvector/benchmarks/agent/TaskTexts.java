package io.ruvector.benchmarks.agent;

import java.util.List;
import java.util.random.RandomGenerator;

/** Wordings of twelve kinds of task, four each, about numbered projects, documents, customers and servers. */
final class TaskTexts {
    static final int KINDS = 12;

    private static final List<List<String>> WORDINGS = List.of(
            List.of(
                    "convert the table of %s from CSV to JSON",
                    "turn the spreadsheet of %s into JSON",
                    "we need the CSV export of %s as JSON",
                    "change the file format of %s from CSV to JSON"),
            List.of(
                    "the tests of %s fail at random",
                    "flaky tests in %s, make them stable",
                    "the test suite of %s is red every third run",
                    "find out why the tests of %s sometimes break"),
            List.of(
                    "the query on %s takes seconds, speed it up",
                    "the database is slow when it reads %s",
                    "make the SQL report of %s faster",
                    "loading %s from the database is too slow"),
            List.of(
                    "deploy %s to production",
                    "roll out the new release of %s",
                    "bring %s live tonight",
                    "ship the next version of %s to the servers"),
            List.of(
                    "translate the manual of %s into German",
                    "we need the handbook for %s in German",
                    "write a German version of the guide to %s",
                    "German translation of the documentation of %s"),
            List.of(
                    "summarise the meeting about %s",
                    "write the minutes of the talk on %s",
                    "what was decided in the meeting on %s, in five lines",
                    "short notes from the discussion of %s"),
            List.of(
                    "%s cannot log in",
                    "reset the password of %s", "%s is locked out of the account", "the login of %s is refused, help"),
            List.of(
                    "send the invoice to %s",
                    "bill %s for last month", "%s has not got an invoice yet", "make out the monthly bill for %s"),
            List.of(
                    "the disk of %s is full",
                    "no space left on %s", "free storage on %s", "%s has run out of disk space"),
            List.of(
                    "find a date for a meeting with %s",
                    "when can everyone meet %s", "arrange an appointment with %s", "schedule a call with %s next week"),
            List.of(
                    "%s wants the money back",
                    "refund the order of %s",
                    "%s returned the parcel and asks for a refund",
                    "pay back what %s paid by mistake"),
            List.of(
                    "upgrade the library in %s to the new major version",
                    "%s still uses the old dependency, update it",
                    "move %s to the current release of the framework",
                    "raise the dependency versions of %s"));

    /** What the tasks of a kind are about, each with a number. */
    private static final List<String> THINGS = List.of(
            "document",
            "project",
            "document",
            "project",
            "document",
            "project",
            "customer",
            "customer",
            "server",
            "customer",
            "customer",
            "project");

    private TaskTexts() {}

    static String draw(int kind, RandomGenerator random) {
        List<String> wordings = WORDINGS.get(kind);
        String thing = THINGS.get(kind) + " " + random.nextInt(100, 1_000);
        return wordings.get(random.nextInt(wordings.size())).formatted(thing);
    }
}
