package io.ruvector.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hold connections open by sending next to nothing. */
class SlowClientTest {

    @TempDir
    static Path directory;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = new RunningServer(
                directory,
                "--server.tomcat.connection-timeout=500ms",
                "--ruvector.server.max-body-time=1s",
                "--ruvector.server.max-concurrent=8");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aHeaderThatNeverEndsIsCutOffAndOthersAreServed() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                silent.add(connected("GET /v1/info HTTP/1.1\r\nHost: local"));
            }
            assertThat(server.get("/v1/info").statusCode()).isEqualTo(200);
            for (Socket socket : silent) {
                assertThat(answer(socket)).matches("(?s)|HTTP/1.1 4\\d\\d .*");
            }
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void aBodyThatStopsIsCutOff() throws Exception {
        try (Socket socket = connected(post(100) + "{\"task\":")) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 408");
        }
        assertThat(server.get("/v1/info").statusCode()).isEqualTo(200);
    }

    /** Each drop comes in time for the connection's own timeout. */
    @Test
    void aBodyThatDripsIsCutOffAndItsRoomGivenBack() throws Exception {
        List<Socket> dripping = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                dripping.add(connected(post(100_000)));
            }
            boolean cut = false;
            for (int drop = 0; drop < 300 && !cut; drop++) {
                Thread.sleep(100);
                for (Socket socket : dripping) {
                    cut |= !sent(socket, " ");
                }
                cut |= dripping.getFirst().getInputStream().available() > 0;
            }
            for (Socket socket : dripping) {
                assertThat(answer(socket)).startsWith("HTTP/1.1 408");
            }
        } finally {
            for (Socket socket : dripping) {
                socket.close();
            }
        }
        assertThat(server.get("/v1/info").statusCode()).isEqualTo(200);
    }

    private static String post(int length) {
        return "POST /v1/memories HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    private static Socket connected(String begun) throws Exception {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(60_000);
        sent(socket, begun);
        return socket;
    }

    private static boolean sent(Socket socket, String text) throws Exception {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    /** All that the server says before it closes the connection. */
    private static String answer(Socket socket) throws Exception {
        StringBuilder answer = new StringBuilder();
        try {
            int one = socket.getInputStream().read();
            while (one >= 0) {
                answer.append((char) one);
                one = socket.getInputStream().read();
            }
        } catch (SocketException reset) {
            return answer.toString();
        }
        return answer.toString();
    }
}
