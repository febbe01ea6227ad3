package io.ruvector.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version in the jar's manifest and the JVM it runs on. */
final class VersionOfBuild implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = VersionOfBuild.class.getPackage().getImplementationVersion();
        return new String[] {
            "ruvector " + (version == null ? "(not from a jar)" : version), "Java " + Runtime.version(),
        };
    }
}
