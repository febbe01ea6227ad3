package io.ruvector.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS as an operator turns it on: with a certificate and its key, and no other setting. */
class TlsTest {

    private static final int ALERT = 0x15;
    private static final int HANDSHAKE_FAILURE = 40;
    private static final int PROTOCOL_VERSION = 70;
    private static final int TLS_RSA_WITH_3DES_EDE_CBC_SHA = 0x000a;
    private static final int TLS_RSA_WITH_AES_128_CBC_SHA = 0x002f;
    private static final int TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA = 0xc013;

    @TempDir
    static Path directory;

    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        certificate("first");
        server = new RunningServer(
                directory.resolve("db"),
                "--server.ssl.bundle=server",
                "--spring.ssl.bundle.pem.server.keystore.certificate=" + directory.resolve("server.crt"),
                "--spring.ssl.bundle.pem.server.keystore.private-key=" + directory.resolve("server.key"),
                "--spring.ssl.bundle.watch.file.quiet-period=100ms");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void modernVersionsAreSpoken() throws Exception {
        for (String version : List.of("TLSv1.3", "TLSv1.2")) {
            try (SSLSocket socket = connected(version)) {
                socket.getOutputStream()
                        .write("GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 200");
                assertThat(socket.getSession().getProtocol()).isEqualTo(version);
                assertThat(socket.getSession().getCipherSuite()).matches(".*(GCM|CHACHA20).*");
            }
        }
    }

    /** The greetings are written by hand, because the JDK's own client refuses to send them. */
    @Test
    void oldVersionsAndWeakCiphersAreRefused() throws Exception {
        for (int version : List.of(0x0300, 0x0301, 0x0302)) {
            assertThat(alertFor(version, TLS_RSA_WITH_AES_128_CBC_SHA, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA))
                    .as("version %x", version)
                    .isIn(PROTOCOL_VERSION, HANDSHAKE_FAILURE);
        }
        assertThat(alertFor(0x0303, TLS_RSA_WITH_3DES_EDE_CBC_SHA, TLS_RSA_WITH_AES_128_CBC_SHA))
                .isEqualTo(HANDSHAKE_FAILURE);
        assertThat(alertFor(0x0303, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA)).isEqualTo(HANDSHAKE_FAILURE);
    }

    @Test
    void aNewCertificateIsServedWithoutARestart() throws Exception {
        certificate("second");
        String served = "";
        for (int i = 0; i < 300 && !served.contains("second"); i++) {
            Thread.sleep(100);
            try (SSLSocket socket = connected("TLSv1.3")) {
                socket.startHandshake();
                served = ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                        .getSubjectX500Principal()
                        .getName();
            }
        }
        assertThat(served).isEqualTo("CN=second");
    }

    private static SSLSocket connected(String version) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyCertificate()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    /** The description in the alert that a greeting is answered with; 0 when the answer is none. */
    private static int alertFor(int version, int... ciphers) throws Exception {
        ByteBuffer hello = ByteBuffer.allocate(256);
        hello.putShort((short) version).put(new byte[32]).put((byte) 0).putShort((short) (2 * ciphers.length));
        for (int cipher : ciphers) {
            hello.putShort((short) cipher);
        }
        hello.put((byte) 1).put((byte) 0);
        int length = hello.position();
        ByteBuffer record = ByteBuffer.allocate(length + 9);
        record.put((byte) 0x16).putShort((short) Math.min(version, 0x0301)).putShort((short) (length + 4));
        record.put((byte) 1).put((byte) 0).putShort((short) length).put(hello.array(), 0, length);
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(record.array());
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(7);
            return answer.length == 7 && answer[0] == ALERT ? answer[6] : 0;
        }
    }

    /** Makes a certificate and its key in PEM, by the JDK's keytool. */
    private static void certificate(String name) throws Exception {
        Path store = directory.resolve(name + ".p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + name,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        PrivateKey key = (PrivateKey) keys.getKey("it", "changeit".toCharArray());
        pem("server.key", "PRIVATE KEY", key.getEncoded());
        pem("server.crt", "CERTIFICATE", keys.getCertificate("it").getEncoded());
    }

    private static void pem(String file, String kind, byte[] content) throws Exception {
        String text = "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                + kind + "-----\n";
        Path written = Files.writeString(directory.resolve(file + ".new"), text);
        Files.move(written, directory.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private static final class AnyCertificate implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
