package io.ruvector.server.security;

import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Before the first request: refuses an open network without keys, and writes the first key where there is none. */
@Component
class FirstKey implements InitializingBean {

    private final ServerLimits limits;
    private final ApiKeys keys;
    private final @Nullable InetAddress address;
    private final String tenant;

    FirstKey(
            ServerLimits limits,
            ApiKeys keys,
            @Value("${server.address:}") @Nullable InetAddress address,
            @Value("${ruvector.tenant:default}") String tenant) {
        this.limits = limits;
        this.keys = keys;
        this.address = address;
        this.tenant = tenant;
    }

    @Override
    public void afterPropertiesSet() {
        if (limits.keys() == ServerLimits.Keys.OFF) {
            if ((address == null || !address.isLoopbackAddress()) && !limits.openNetwork()) {
                throw new InvalidInputException(
                        "server.address",
                        address == null ? "every address" : address.getHostAddress(),
                        "a loopback address while ruvector.server.keys is off (ruvector.server.keys=required turns keys on)");
            }
            return;
        }
        if (keys.list().isEmpty()) {
            Path file = limits.firstKeyFile();
            if (file == null) {
                throw new InvalidInputException(
                        "ruvector.server.first-key-file",
                        null,
                        "a file to write the first key to, for there is no key yet");
            }
            write(file, keys.create("first", tenant, EnumSet.allOf(Access.class)));
        }
    }

    private static void write(Path file, String key) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, key + "\n", StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StoreIoException("cannot write the first key to " + file, e);
        }
    }
}
