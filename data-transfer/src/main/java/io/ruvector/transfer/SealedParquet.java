package io.ruvector.transfer;

import java.io.IOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A sealed file as Parquet's library reads one.
 *
 * @param seal what its bytes have to be
 */
record SealedParquet(FileSeal seal) implements InputFile {
    @Override
    public long getLength() throws IOException {
        try (SealedInput in = new SealedInput(seal)) {
            return in.size();
        }
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        SealedInput in = new SealedInput(seal);
        return new DelegatingSeekableInputStream(in) {
            @Override
            public long getPos() {
                return in.position();
            }

            @Override
            public void seek(long to) throws IOException {
                in.seek(to);
            }
        };
    }
}
