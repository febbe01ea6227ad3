package io.ruvector.server.security;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.http.HttpStatus;

/** A request whose body ends in an error when it is longer, or takes longer to arrive, than allowed, whatever it announced. */
final class BoundedRequest extends HttpServletRequestWrapper {

    private final long most;
    private final Duration longest;
    private final LongSupplier nanoTime;
    private final long begun;

    BoundedRequest(HttpServletRequest request, long most, Duration longest, LongSupplier nanoTime) {
        super(request);
        this.most = most;
        this.longest = longest;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        if (request.getContentLengthLong() > most) {
            throw tooLarge();
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Counted(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private RefusedException tooLarge() {
        return new RefusedException(HttpStatus.CONTENT_TOO_LARGE, "body: expected at most " + most + " bytes");
    }

    private RefusedException tooSlow() {
        return new RefusedException(
                HttpStatus.REQUEST_TIMEOUT, "body: expected it to arrive within " + longest.toMillis() + " ms");
    }

    private final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private long read;

        Counted(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = in.read(buffer, offset, length);
            count(Math.max(0, some));
            return some;
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }

        private void count(int more) {
            read += more;
            if (more > 0 && nanoTime.getAsLong() - begun > longest.toNanos()) {
                throw tooSlow();
            }
            if (read > most) {
                throw tooLarge();
            }
        }
    }
}
