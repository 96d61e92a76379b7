package org.maillon.bank;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.maillon.bank.Camt.entry;
import static org.maillon.bank.Camt.file;
import static org.maillon.bank.Camt.statement;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.bank.BankProblem.Code;

/** What a stranger may send instead of a statement: refused with a reason, and nothing of ours is read or filled. */
class HostileBankFilesTest {
    private static final String GOOD = file(statement("130.00", entry("30.00", "CRDT")));

    @Test
    void an_external_entity_is_not_followed(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "our password");
        var xml = withDoctype("<!DOCTYPE Document [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>")
                .replace("<Id>S1</Id>", "<Id>&x;</Id>");
        assertThat(refusal(xml).code()).isEqualTo(Code.DTD_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
                "<!DOCTYPE d [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
                "<!-- > --><!DOCTYPE d>",
                "<?a > ?><!DOCTYPE d>"
            })
    void no_document_type_is_let_in(String doctype) {
        assertThat(refusal(withDoctype(doctype)).code()).isEqualTo(Code.DTD_FOUND);
        var wide = withDoctype(doctype).replace("UTF-8", "UTF-16");
        assertThat(refusal(new ByteArrayInputStream(wide.getBytes(UTF_16LE))).code())
                .isEqualTo(Code.DTD_FOUND);
    }

    @Test
    void an_entity_that_was_never_declared_breaks_the_file() {
        assertThat(refusal(GOOD.replace("S1", "&x;")).code()).isEqualTo(Code.BROKEN_XML);
    }

    @Test
    void what_only_looks_like_a_document_type_is_text() {
        var comment = GOOD.replace("<Stmt>", "<!-- <!DOCTYPE x> -- > --><Stmt>".replace("-- > ", ""));
        var section = GOOD.replace("<Id>S1</Id>", "<Id><![CDATA[<!DOCTYPE]]></Id>");
        var attribute = GOOD.replace("<Stmt>", "<Stmt x='a > b' y=\"<\">".replace("<\">", "&lt;\">"));
        for (var harmless : List.of(comment, section, attribute)) {
            assertThat(Camt.readOne(harmless).lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Id>%s</Id>", "<!--%s-->", "<?x %s?>", "<Id x='%s'/>", "<Id><![CDATA[%s]]></Id>"})
    void a_piece_without_end_is_refused_before_it_fills_the_memory(String form) {
        var piece = GOOD.replace("<Id>S1</Id>", form.formatted("x".repeat(100_000)));
        assertThat(refusal(piece).code()).isEqualTo(Code.VALUE_TOO_LONG);
        var inTags = GOOD.replace("<Id>S1</Id>", form.formatted("x>".repeat(50_000)));
        if (!form.startsWith("<Id>%")) {
            assertThat(refusal(inTags).code()).isEqualTo(Code.VALUE_TOO_LONG);
        }
    }

    @Test
    void text_in_many_small_pieces_is_still_bounded() {
        var chopped = GOOD.replace("<Id>S1</Id>", "<Id>" + "xxxxxxxxx<!---->".repeat(20_000) + "</Id>");
        assertThat(refusal(chopped).code()).isEqualTo(Code.VALUE_TOO_LONG);
    }

    @Test
    void nesting_is_bounded() {
        var deep = GOOD.replace("<Id>S1</Id>", "<a>".repeat(100_000));
        assertThat(refusal(deep).code()).isEqualTo(Code.TOO_DEEP);
        assertThat(refusal("<a>".repeat(100_000)).code()).isEqualTo(Code.TOO_DEEP);
    }

    @Test
    void an_element_of_countless_parts_is_refused() {
        var wide = GOOD.replace("<Id>S1</Id>", "<Acct>" + "<a/>".repeat(30_000) + "</Acct>");
        assertThat(refusal(wide).code()).isEqualTo(Code.VALUE_TOO_LONG);
        var names = IntStream.range(0, 3_000).mapToObj(i -> "<n" + i + "/>").toList();
        assertThat(refusal(GOOD.replace("<Id>S1</Id>", "<x>" + String.join("", names) + "</x>"))
                        .code())
                .isEqualTo(Code.VALUE_TOO_LONG);
    }

    @Test
    void a_file_larger_than_the_limit_is_refused_while_it_comes() {
        var endless = Collections.enumeration(
                Collections.<InputStream>nCopies((int) (BankFiles.LARGEST >> 20) + 1, new Megabyte()));
        assertThat(refusal(new SequenceInputStream(endless)).code()).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void more_lines_than_a_file_may_have_are_refused_as_they_come() {
        var entry = entry("0.00", "CRDT").replaceAll("\\n", "");
        var count = BankFiles.MOST_LINES + 1;
        var parts = new SequenceInputStream(Collections.enumeration(List.of(
                bytes(GOOD.substring(0, GOOD.indexOf("<Ntry>"))),
                new Repeated(entry.getBytes(UTF_8), count),
                bytes("</Stmt></BkToCstmrStmt></Document>"))));
        assertThat(refusal(parts).code()).isEqualTo(Code.TOO_MANY_LINES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":86:RF18 AAAA BBBB CCCC ", ":86:/REMI/////////", ":86:166?20?21?22?", "+++ 123 / ", ":61:2603"})
    void a_text_made_to_take_for_ever_does_not(String piece) {
        var head = ":20:X\n:25:BE68539007547034\n:60F:C260301EUR0,\n";
        var lines = (":61:260312C1,NTRF\n" + piece.repeat(9_000 / piece.length()) + "\n").repeat(300);
        var content = head + lines + ":62F:C260331EUR300,\n-";
        var read = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> BankFiles.read("a.sta", bytes(content)));
        assertThat(read).hasSize(1);
    }

    @Test
    void archives_are_not_unpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("statement.xml"));
            for (int i = 0; i < 100; i++) zip.write(new byte[1 << 20]);
        }
        assertThat(refusal(new ByteArrayInputStream(packed.toByteArray())).code())
                .isEqualTo(Code.PACKED);
        var pressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(pressed)) {
            gzip.write(GOOD.getBytes(UTF_8));
        }
        assertThat(refusal(new ByteArrayInputStream(pressed.toByteArray())).code())
                .isEqualTo(Code.PACKED);
    }

    @Test
    void bytes_of_no_meaning_and_no_bytes_at_all_are_refused() {
        assertThat(refusal(InputStream.nullInputStream()).code()).isEqualTo(Code.EMPTY);
        assertThat(refusal(new ByteArrayInputStream(new byte[5_000])).code()).isEqualTo(Code.UNKNOWN_FORMAT);
        assertThat(refusal("%PDF-1.7 :20:").code()).isEqualTo(Code.UNKNOWN_FORMAT);
        assertThat(refusal("hello").code()).isEqualTo(Code.UNKNOWN_FORMAT);
    }

    @Test
    void an_unreadable_source_is_a_refusal_too() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line went dead");
            }
        };
        assertThat(refusal(broken).code()).isEqualTo(Code.UNREADABLE);
    }

    private static String withDoctype(String doctype) {
        return GOOD.replace("<Document", doctype + "<Document");
    }

    private static BankProblem refusal(String content) {
        return refusal(bytes(content));
    }

    private static InputStream bytes(String content) {
        return new ByteArrayInputStream(content.getBytes(UTF_8));
    }

    /** Of the file, else of the last statement. */
    private static BankProblem refusal(InputStream content) {
        var no = catchThrowableOfType(BankFileRefused.class, () -> BankFiles.read("statement.xml", content));
        assertThat(no).isNotNull();
        return no.problem();
    }

    /** A megabyte, to be read once each time it is asked for. */
    private static final class Megabyte extends InputStream {
        private int left = 1 << 20;

        @Override
        public int read() {
            return left-- > 0 ? ' ' : end();
        }

        @Override
        public int read(byte[] buffer, int from, int count) {
            if (left <= 0) return end();
            int read = Math.min(left, count);
            left -= read;
            return read;
        }

        private int end() {
            left = 1 << 20;
            return -1;
        }
    }

    /** The same bytes so many times. */
    private static final class Repeated extends InputStream {
        private final byte[] bytes;
        private final long size;
        private long at;

        Repeated(byte[] bytes, int times) {
            this.bytes = bytes;
            this.size = (long) bytes.length * times;
        }

        @Override
        public int read() {
            return at < size ? bytes[(int) (at++ % bytes.length)] : -1;
        }
    }
}
