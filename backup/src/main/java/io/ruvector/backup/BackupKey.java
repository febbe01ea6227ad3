package io.ruvector.backup;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import io.ruvector.store.InvalidInputException;
import io.ruvector.store.StoreIoException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * A secret key that backups are encrypted with: a keyset of Tink for streaming AEAD (AES-256-GCM-HKDF in segments of 1 MiB). Who has
 * the file can read the backups, and without it nobody can. Immutable and thread-safe.
 */
public final class BackupKey {
    private final StreamingAead cipher;

    private BackupKey(StreamingAead cipher) {
        this.cipher = cipher;
    }

    /**
     * Makes a new key in a new file that only its owner may read, as far as the file system knows owners.
     *
     * @param file where to; must not be there
     * @return the key
     * @throws InvalidInputException when there is such a file; it stays as it is
     * @throws StoreIoException when the system refuses to write
     */
    public static BackupKey create(Path file) {
        try {
            StreamingAeadConfig.register();
            KeysetHandle keys = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
            String text = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
            Files.createFile(file, ownersOnly());
            Files.writeString(file, text + "\n", StandardOpenOption.WRITE);
            return of(keys);
        } catch (FileAlreadyExistsException e) {
            throw new InvalidInputException("key", file, "no such file, so that no key is lost");
        } catch (IOException e) {
            throw new StoreIoException("cannot write the key " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a key", e);
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Reads a key.
     *
     * @param file what {@link #create} made
     * @return the key
     * @throws InvalidInputException when it has no such key
     */
    public static BackupKey read(Path file) {
        try {
            StreamingAeadConfig.register();
            return of(TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidInputException("key", file, "a file that \"ruvector backup key\" made");
        }
    }

    private static BackupKey of(KeysetHandle keys) throws GeneralSecurityException {
        return new BackupKey(keys.getPrimitive(RegistryConfiguration.get(), StreamingAead.class));
    }

    StreamingAead cipher() {
        return cipher;
    }
}
