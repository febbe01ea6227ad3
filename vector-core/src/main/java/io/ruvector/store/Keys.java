package io.ruvector.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys as the store orders them: the bytes of their UTF-8 form, compared unsigned. */
public final class Keys {
    /** The longest key, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1024;

    private Keys() {}

    /**
     * The stored form of a key.
     *
     * @param what what the key is, for the error message
     * @param key 1 to {@value #MAX_BYTES} bytes of valid Unicode
     * @return its UTF-8 bytes
     * @throws InvalidInputException when it is empty, too long or has an unpaired surrogate
     */
    public static byte[] encode(String what, @Nullable String key) {
        if (key == null || key.isEmpty()) {
            throw new InvalidInputException(what, key, "a non-empty text");
        }
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(key));
            if (utf8.remaining() > MAX_BYTES) {
                throw new InvalidInputException(what, key, "at most " + MAX_BYTES + " bytes of UTF-8");
            }
            return Arrays.copyOfRange(utf8.array(), utf8.arrayOffset(), utf8.arrayOffset() + utf8.limit());
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(what, key, "valid Unicode, without unpaired surrogates");
        }
    }

    static String decode(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
