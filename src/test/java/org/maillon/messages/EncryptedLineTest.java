package org.maillon.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.SocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.messages.TlsMailServer.Offer;

/** What we write goes to a mail server under encryption, to the one we meant, or not at all. */
class EncryptedLineTest {
    private static final String NAME = "mail.morel.example";
    private static final Envelope LETTER = new Envelope(
            "compta@morel.example", "anne@client.example", "Subject: Relance\r\n\r\nBonjour\r\n".getBytes(US_ASCII));

    @TempDir
    static Path folder;

    private static TestCertificate certificate;

    @BeforeAll
    static void aCertificate() {
        certificate = TestCertificate.of(NAME, folder);
    }

    @Test
    void theLineIsEncryptedBeforeAnythingIsSaidOnIt() throws IOException {
        try (var server = new TlsMailServer(certificate.server(), Offer.STARTTLS)) {
            assertThat(send(server, NAME)).isInstanceOf(SmtpAnswer.Accepted.class);
            assertThat(server.heardInTheOpen).hasSize(2).first().asString().startsWith("EHLO");
            assertThat(server.heardInTheOpen.getLast()).isEqualTo("STARTTLS");
            assertThat(server.heardEncrypted)
                    .anyMatch(line -> line.startsWith("AUTH"))
                    .anyMatch(line -> line.equals("MAIL FROM:<compta@morel.example>"));
            assertThat(server.taken).singleElement().asString().contains("Bonjour");
        }
    }

    @Test
    void anOfferOfEncryptionTakenOutOnTheWayLeavesEverythingUnsaid() throws IOException {
        nothingIsSaid(Offer.NOTHING, NAME, "STARTTLS");
    }

    @Test
    void aServerThatOffersEncryptionAndThenWillNotHearsNothing() throws IOException {
        nothingIsSaid(Offer.STARTTLS_AND_REFUSES, NAME, "454");
    }

    @Test
    void aCertificateMadeForAnotherNameIsNotBelieved() throws IOException {
        nothingIsSaid(Offer.STARTTLS, "mail.other.example", "mail.other.example");
    }

    @Test
    void aCertificateOfNobodyWeKnowIsNotBelieved() throws IOException {
        var stranger = TestCertificate.of("stranger.example", folder);
        try (var server = new TlsMailServer(certificate.server(), Offer.STARTTLS)) {
            assertThat(send(server, NAME, 25, stranger)).isInstanceOf(SmtpAnswer.Unreachable.class);
            assertThat(server.heardEncrypted).isEmpty();
        }
    }

    @Test
    void aRelayOnThisMachineMayDoWithoutButNotWhereMailIsHandedInUnderAName() throws IOException {
        try (var server = new TlsMailServer(certificate.server(), Offer.NOTHING)) {
            assertThat(send(server, "127.0.0.1")).isInstanceOf(SmtpAnswer.Accepted.class);
            assertThat(send(server, "127.0.0.1", 587, certificate)).isInstanceOf(SmtpAnswer.Unreachable.class);
            assertThat(server.taken).hasSize(1);
        }
    }

    private static void nothingIsSaid(Offer offer, String host, String words) throws IOException {
        try (var server = new TlsMailServer(certificate.server(), offer)) {
            assertThat(send(server, host))
                    .isInstanceOfSatisfying(
                            SmtpAnswer.Unreachable.class,
                            answer -> assertThat(answer.words()).contains(words));
            assertThat(server.heardInTheOpen)
                    .noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL") || line.startsWith("RCPT"));
            assertThat(server.heardEncrypted).isEmpty();
            assertThat(server.taken).isEmpty();
        }
    }

    private static SmtpAnswer send(TlsMailServer server, String host) {
        return send(server, host, 25, certificate);
    }

    /** As to that host and port, though the line ends at the server of the test. */
    private static SmtpAnswer send(TlsMailServer server, String host, int port, TestCertificate believed) {
        var meant = new SmtpServer(host, port, false, "compta", "secret", Duration.ofSeconds(10));
        var session = meant.session();
        session.put("mail.smtp.socketFactory", new Detour(server.port()));
        session.put("mail.smtp.ssl.socketFactory", believed.believer().getSocketFactory());
        try (var line = new SmtpLine(meant, session)) {
            return line.send(LETTER, () -> true);
        }
    }

    /** Sockets that lead to a port of this machine, wherever they are meant to lead. */
    private static final class Detour extends SocketFactory {
        private final InetSocketAddress end;

        Detour(int port) {
            end = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        }

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress meant, int timeout) throws IOException {
                    super.connect(end, timeout);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException();
        }
    }
}
