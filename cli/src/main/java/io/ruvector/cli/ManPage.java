package io.ruvector.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The manual page of all commands, in the man macros of roff. Not thread-safe. */
final class ManPage {
    private final CommandLine root;
    private final List<String> lines = new ArrayList<>();

    ManPage(CommandLine root) {
        this.root = root;
    }

    /** The lines of section 1. */
    List<String> write() {
        CommandSpec spec = root.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        lines.add(".TH RUVECTOR 1 \"\" \"ruvector\" \"User Commands\"");
        section("NAME");
        text(spec.name() + " - " + first(usage.header()));
        section("SYNOPSIS");
        lines.add(".B " + spec.name());
        text("COMMAND [ARGUMENT...] [OPTION...]");
        section("OPTIONS OF EVERY COMMAND");
        options(spec);
        section("COMMANDS");
        root.getSubcommands().values().forEach(it -> command(it, it.getCommandName()));
        section("DETAILS");
        verbatim(usage.footer());
        section("ENVIRONMENT");
        entry("RUVECTOR_STORE", "Directory of the store");
        entry("RUVECTOR_TENANT", "Whose records are read and written");
        section("FILES");
        entry("DIR/config.toml", "Settings of the store in DIR; see ruvector init");
        return List.copyOf(lines);
    }

    private void command(CommandLine line, String name) {
        CommandSpec spec = line.getCommandSpec();
        lines.add(".SS " + escaped(name));
        Arrays.stream(spec.usageMessage().header()).forEach(this::text);
        paragraph();
        Arrays.stream(spec.usageMessage().description()).forEach(this::text);
        for (PositionalParamSpec argument : spec.positionalParameters()) {
            if (!argument.hidden()) {
                entry(argument.paramLabel(), described(argument.description(), argument.defaultValueString()));
            }
        }
        options(spec);
        line.getSubcommands().values().forEach(it -> command(it, name + " " + it.getCommandName()));
        verbatim(spec.usageMessage().footer());
    }

    private void options(CommandSpec spec) {
        for (OptionSpec option : spec.options()) {
            boolean everywhere = option.usageHelp() || option.versionHelp();
            if (!option.hidden() && !option.inherited() && !(everywhere && spec.parent() != null)) {
                String parameter = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                entry(
                        String.join(", ", option.names()) + parameter,
                        described(option.description(), option.defaultValueString()));
            }
        }
    }

    private static String described(String[] description, String defaultValue) {
        return String.join(" ", description).replace("${DEFAULT-VALUE}", defaultValue);
    }

    private static String first(String[] texts) {
        return texts.length == 0 ? "" : texts[0];
    }

    private void section(String name) {
        lines.add(".SH " + name.toUpperCase(Locale.ROOT));
    }

    private void paragraph() {
        lines.add(".PP");
    }

    private void entry(String term, String meaning) {
        lines.add(".TP");
        lines.add("\\fB" + escaped(term) + "\\fR");
        text(meaning);
    }

    private void verbatim(String[] texts) {
        lines.add(".PP");
        lines.add(".nf");
        for (String text : texts) {
            text.replace("%n", "\n").lines().forEach(it -> lines.add(escaped(it)));
        }
        lines.add(".fi");
    }

    private void text(String text) {
        text.replace("%n", "\n").replace("%%", "%").lines().forEach(it -> lines.add(escaped(it)));
    }

    /** A backslash begins an escape, a period or apostrophe at the begin of a line a macro. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
