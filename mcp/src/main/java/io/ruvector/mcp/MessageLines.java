package io.ruvector.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The lines of a stream that are messages; the others are answered with an error and go no further, because the SDK would stop
 * reading at the first of them.
 */
final class MessageLines extends InputStream {

    private static final int MOST_BYTES = 16 << 20;
    private static final Duration MOST_SILENCE = Duration.ofSeconds(30);
    private static final String REFUSED =
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"expected a JSON-RPC 2.0 message of at most "
                    + MOST_BYTES + " bytes on one line\"}}\n";

    private final InputStream source;
    private final OutputStream answers;
    private final McpJsonMapper json;
    private final CountDownLatch ended;
    private final OpenRequests requests;
    private byte[] line = new byte[0];
    private int next;

    MessageLines(
            InputStream source, OutputStream answers, McpJsonMapper json, CountDownLatch ended, OpenRequests requests) {
        this.source = source;
        this.answers = answers;
        this.json = json;
        this.ended = ended;
        this.requests = requests;
    }

    @Override
    public int read() throws IOException {
        return ready() ? line[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (!ready()) {
            return -1;
        }
        int copied = Math.min(length, line.length - next);
        System.arraycopy(line, next, buffer, offset, copied);
        next += copied;
        return copied;
    }

    @Override
    public void close() throws IOException {
        ended.countDown();
        source.close();
    }

    private boolean ready() throws IOException {
        while (next == line.length) {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            if (!readLine(read)) {
                requests.awaitAnswers(MOST_SILENCE);
                ended.countDown();
                return false;
            }
            if (isMessage(read)) {
                line = read.toByteArray();
                next = 0;
            } else if (!read.toString(StandardCharsets.UTF_8).isBlank()) {
                answers.write(REFUSED.getBytes(StandardCharsets.UTF_8));
                answers.flush();
            }
        }
        return true;
    }

    /** Reads a line with its end; what is longer than allowed is read to its end and cut. */
    private boolean readLine(ByteArrayOutputStream into) throws IOException {
        int one = source.read();
        if (one < 0) {
            return false;
        }
        while (one >= 0 && one != '\n') {
            if (into.size() <= MOST_BYTES) {
                into.write(one);
            }
            one = source.read();
        }
        into.write('\n');
        return true;
    }

    private boolean isMessage(ByteArrayOutputStream read) {
        if (read.size() > MOST_BYTES) {
            return false;
        }
        try {
            McpSchema.JSONRPCMessage message =
                    McpSchema.deserializeJsonRpcMessage(json, read.toString(StandardCharsets.UTF_8));
            if (message instanceof McpSchema.JSONRPCRequest) {
                requests.begun();
            }
            return true;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return false;
        }
    }
}
