package io.ruvector.backup;

import io.ruvector.store.CorruptStoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * A place whose files are encrypted, each bound to its name. Names are readable: they have the SHA-256 of what is within, so that
 * equal files are stored once.
 *
 * @param place where the encrypted files are
 * @param key encrypts and decrypts
 */
public record EncryptedTarget(BackupTarget place, BackupKey key) implements BackupTarget {
    @Override
    public List<String> list(String folder) throws IOException {
        return place.list(folder);
    }

    @Override
    public InputStream read(String folder, String name) throws IOException {
        InputStream encrypted = place.read(folder, name);
        try {
            return new Decrypted(key.cipher().newDecryptingStream(encrypted, bound(folder, name)), folder + "/" + name);
        } catch (GeneralSecurityException | IOException e) {
            encrypted.close();
            throw unreadable(folder + "/" + name, e);
        }
    }

    @Override
    public void write(String folder, String name, InputStream content) throws IOException {
        Path encrypted = Files.createTempFile("ruvector-backup", ".encrypted");
        try {
            try (OutputStream file = Files.newOutputStream(encrypted);
                    OutputStream out = key.cipher().newEncryptingStream(file, bound(folder, name))) {
                content.transferTo(out);
            } catch (GeneralSecurityException e) {
                throw new IOException("cannot encrypt " + folder + "/" + name, e);
            }
            try (InputStream in = Files.newInputStream(encrypted)) {
                place.write(folder, name, in);
            }
        } finally {
            Files.delete(encrypted);
        }
    }

    @Override
    public void delete(String folder, String name) throws IOException {
        place.delete(folder, name);
    }

    private static byte[] bound(String folder, String name) {
        return (folder + "/" + name).getBytes(StandardCharsets.UTF_8);
    }

    private static CorruptStoreException unreadable(String what, Exception cause) {
        return new CorruptStoreException(what + " is not what was written, or was encrypted with another key", cause);
    }

    /** Says what it means that a segment cannot be decrypted. */
    private static final class Decrypted extends FilterInputStream {
        private final String what;

        Decrypted(InputStream in, String what) {
            super(in);
            this.what = what;
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                throw unreadable(what, e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw unreadable(what, e);
            }
        }
    }
}
