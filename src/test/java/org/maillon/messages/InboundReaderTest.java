package org.maillon.messages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboundReaderTest {
    @Test
    void anAnswerIsReadWithWhatItAnswers() {
        var mail = read("""
                From: =?UTF-8?Q?Ren=C3=A9e_Dupont?= <renee@client.example>
                Subject: =?ISO-8859-1?Q?R=E9ponse?=
                Message-ID: <42@client.example>
                In-Reply-To: <maillon.0123456789abcdef0123456789abcdef@morel.example>
                References: <first@morel.example> <maillon.0123456789abcdef0123456789abcdef@morel.example>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Bonjour, je paie vendredi =E2=82=AC.
                """);
        assertThat(mail.from()).isEqualTo("renee@client.example");
        assertThat(mail.fromName()).isEqualTo("Renée Dupont");
        assertThat(mail.subject()).isEqualTo("Réponse");
        assertThat(mail.answers())
                .containsExactly("<maillon.0123456789abcdef0123456789abcdef@morel.example>", "<first@morel.example>");
        assertThat(mail.words()).isEqualTo("Bonjour, je paie vendredi €.");
    }

    @Test
    void aReportIsReadWithTheMailItBringsBack() {
        var mail = read(
                Bounces.standard("anne@client.example", "<maillon.0123456789abcdef0123456789abcdef@morel.example>"));
        assertThat(mail.report()).singleElement().satisfies(recipient -> {
            assertThat(recipient.address()).isEqualTo("anne@client.example");
            assertThat(recipient.action()).isEqualTo("failed");
            assertThat(recipient.status()).isEqualTo("5.1.1");
            assertThat(recipient.words()).isEqualTo("550 5.1.1 <anne@client.example>: user unknown");
        });
        assertThat(mail.returned()).contains("<maillon.0123456789abcdef0123456789abcdef@morel.example>");
        assertThat(mail.subject()).isEqualTo("Undelivered Mail Returned to Sender");
    }

    @Test
    void ofAPageOnlyTheWordsAreKept() {
        var mail = read("""
                From: anne@client.example
                Content-Type: text/html; charset=utf-8

                <html><head><style>p{color:red}</style><title>x</title></head><body><p>Bonjour&nbsp;<b>Anne</b></p>
                <script>alert(1)</script><img src=x onerror=alert(1)><p>&lt;script&gt; &amp; merci</p></body></html>
                """);
        assertThat(mail.words()).isEqualTo("Bonjour Anne\n\n<script> & merci");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n\n",
                "no header at all",
                "From: a@b@c\nFrom: second@x.example\n\nx",
                "Content-Type: multipart/mixed; boundary=\"a\"\n\n--a",
                "Content-Type: multipart/mixed\n\n--\n--\n",
                "Content-Type: text/plain; charset=klingon\n\nnuqneH",
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n====%%%\n",
                "Content-Type: message/rfc822\n\nContent-Type: message/rfc822\n\n",
                "Content-Type: message/delivery-status\n\n:::\n\nAction\n\nAction:\n",
                "From: =?utf-8?B?////?=\nSubject: =?x?y?z?=\n\n\u0000\u0001\u202e",
                "Message-ID: <<<>>>\nReferences: <> < > <a b>\n\nx"
            })
    void whatIsMalformedIsReadAsFarAsItGoes(String raw) {
        assertThat(read(raw).words()).doesNotContain("\0", "\u202e");
    }

    @Test
    void aMailNestedWithoutEndStopsSomewhere() {
        var raw = new StringBuilder();
        for (int i = 0; i < 5_000; i++)
            raw.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        assertThat(quickly(raw.toString()).shortened()).isTrue();
        assertThat(quickly("Content-Type: message/rfc822\n\n".repeat(20_000)).shortened())
                .isTrue();
    }

    @Test
    void thousandsOfPartsHeadersOrIdentitiesAreNotAllLookedAt() {
        var parts =
                "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\nContent-Type: text/plain\n\nx\n".repeat(50_000);
        assertThat(quickly(parts).shortened()).isTrue();
        assertThat(quickly("X-A: b\n".repeat(100_000) + "\nx").shortened()).isTrue();
        var many = quickly("References: " + "<a@b.example> ".repeat(1_000) + "\n\nx");
        assertThat(many.answers()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void aMailThatIsTooLargeOrUnfoldsToMuchIsCut() throws IOException {
        var zeros = Base64.getMimeEncoder().encodeToString(new byte[1_200_000]);
        var bomb = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + zeros;
        assertThat(quickly(bomb).shortened()).isTrue();
        assertThat(quickly("Content-Type: text/html\n\n" + "<div>".repeat(40_000) + "x")
                        .words())
                .hasSizeLessThan(20_001);
        var endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                given++;
                return 'a';
            }
        };
        assertThat(InboundReader.read(endless).shortened()).isTrue();
        assertThat(endless.given).isLessThan(3_000_000);
    }

    private static InboundMail quickly(String raw) {
        return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(raw));
    }

    static InboundMail read(String raw) {
        try {
            var latin = raw.chars().allMatch(c -> c < 256) && raw.contains("\u0000");
            return InboundReader.read(
                    new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(latin ? ISO_8859_1 : UTF_8)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
