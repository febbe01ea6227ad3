# Sets jdk to a JDK 25, or ends with exit code 2. To be sourced.
find_jdk_25() {
    local candidate
    for candidate in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /usr/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [[ -n "$candidate" && -x "$candidate/bin/javac" ]] && grep -qs '^JAVA_VERSION="25[."]' "$candidate/release"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    return 1
}
if ! jdk="$(find_jdk_25)"; then
    echo "needs a JDK 25 and found none: install one, such as openjdk-25-jdk or temurin-25-jdk, or set JAVA25_HOME" >&2
    exit 2
fi
