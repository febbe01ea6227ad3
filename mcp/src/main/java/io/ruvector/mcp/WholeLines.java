package io.ruvector.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** An output that passes whole lines on, so that lines of several writers do not mix. Thread-safe. */
final class WholeLines extends OutputStream {

    private final OutputStream target;
    private final Consumer<String> written;
    private final ThreadLocal<ByteArrayOutputStream> begun = ThreadLocal.withInitial(ByteArrayOutputStream::new);

    /**
     * Passes lines on.
     *
     * @param target where to
     * @param written gets each line after it was passed on
     */
    WholeLines(OutputStream target, Consumer<String> written) {
        this.target = target;
        this.written = written;
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
            String passedOn = line.toString(StandardCharsets.UTF_8);
            line.reset();
            written.accept(passedOn);
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
