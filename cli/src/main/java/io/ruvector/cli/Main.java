package io.ruvector.cli;

import io.ruvector.cli.terminal.TerminalTraits;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts the command line. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        TerminalTraits traits = TerminalTraits.of(System.getProperties(), System.getenv());
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        eraseIncubatorWarning(traits, err);
        System.exit(RuVectorCommand.commandLine(out, err, traits).execute(args));
    }

    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(
                new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8),
                true,
                StandardCharsets.UTF_8);
    }

    /** The JVM greets with a one-line warning about the Vector API that no option turns off; on a terminal it is taken back. */
    private static void eraseIncubatorWarning(TerminalTraits traits, PrintWriter err) {
        boolean warned = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (warned && traits.stderrIsTerminal() && traits.colour()) {
            err.print("\u001b[1A\u001b[2K\r");
            err.flush();
        }
    }
}
