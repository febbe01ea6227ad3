package io.ruvector.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An output that passes whole lines on, so that lines of several writers do not mix. Thread-safe. */
final class WholeLines extends OutputStream {

    private final OutputStream target;
    private final ThreadLocal<ByteArrayOutputStream> begun = ThreadLocal.withInitial(ByteArrayOutputStream::new);

    WholeLines(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int one) throws IOException {
        ByteArrayOutputStream line = begun.get();
        line.write(one);
        if (one == '\n') {
            synchronized (target) {
                line.writeTo(target);
                target.flush();
            }
            line.reset();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
