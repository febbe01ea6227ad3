package io.ruvector.context;

import io.ruvector.context.Certificate.Link;
import java.util.List;

/**
 * What became of a certificate and its records.
 *
 * @param chainHolds whether the hashes follow from one another, so that nothing was left out, added or put elsewhere
 * @param signature what is known of the signature
 * @param records each record of the chain and its state now
 */
public record CertificateCheck(boolean chainHolds, SignatureState signature, List<CheckedRecord> records) {

    /** Copies the list. */
    public CertificateCheck {
        records = List.copyOf(records);
    }

    /** Whether the chain holds and the signature is not wrong: the certificate is as it was issued. */
    public boolean genuine() {
        return chainHolds && signature != SignatureState.WRONG;
    }

    /**
     * A record of the chain.
     *
     * @param link as certified
     * @param state what it is now
     */
    public record CheckedRecord(Link link, RecordState state) {}

    /** What became of a record. */
    public enum RecordState {
        /** It shows the same as when it was certified. */
        UNCHANGED,
        /** It shows something else: a skill with more trials, an effect with more observations. */
        CHANGED,
        /** The reader does not see it any more: forgotten, expired, demoted, or not claimed any more. */
        GONE
    }

    /** What is known of a signature. */
    public enum SignatureState {
        /** The certificate carries none. */
        ABSENT,
        /** It is that of the configured key over this chain. */
        VALID,
        /** It is not that of the configured key, or not over this chain. */
        WRONG,
        /** No key is configured to check it with. */
        UNCHECKED
    }
}
