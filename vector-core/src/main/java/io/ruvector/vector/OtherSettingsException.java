package io.ruvector.vector;

import java.io.IOException;

/** A file of an index was made with other settings than those of now: it is whole, and of no use. */
final class OtherSettingsException extends IOException {
    private static final long serialVersionUID = 1L;

    OtherSettingsException(String message) {
        super(message);
    }
}
