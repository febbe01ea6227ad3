package io.ruvector.cli;

/** What the process tells its caller; listed in {@code ruvector --help}. */
final class ExitCode {

    /** Done. */
    static final int OK = 0;

    /** Failed for a reason outside the input: disk, network, a chat model that does not answer. */
    static final int FAILED = 1;

    /** The command line or the input is wrong; nothing was changed. */
    static final int WRONG_INPUT = 2;

    /** The store cannot be used: another process owns it, it was made with another model or by a newer version, or it is damaged. */
    static final int STORE_UNUSABLE = 3;

    /** Done in part: some files could not be read; the others are stored. */
    static final int PARTLY_DONE = 4;

    private ExitCode() {}
}
