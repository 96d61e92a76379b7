package org.maillon.messages;

import static org.maillon.messages.SheetPages.LEFT;
import static org.maillon.messages.SheetPages.RIGHT;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.maillon.messages.LetterView.Row;
import org.maillon.messages.SheetPages.Style;

/**
 * Letters as PDF/A-2u (ISO 19005-2), one document for one letter or for the pile of a day. Laid out directly: through HTML
 * a page takes ten times as long.
 */
public final class LetterPdf {
    private static final float DUE = 118;
    /** The side of the code, in millimetres: its modules are half a millimetre wide, which telephones read at arm's length. */
    private static final float CODE = 22;

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final String METADATA = """
            <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>
            </rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>""";

    private LetterPdf() {}

    /** One letter, as many pages as it needs. What cannot be printed is a fault: ask {@link #unprintable} before. */
    public static byte[] write(PaperSheet sheet) {
        return write(List.of(sheet));
    }

    /** Letters one after another in one document, each beginning on a page of its own. */
    public static byte[] write(List<PaperSheet> sheets) {
        return archived(sheets.getFirst().words().language(), pages -> {
            for (var sheet : sheets) new LetterPdf.Layout(pages, sheet).write();
        });
    }

    /** What is set on pages of an archive's document. */
    @FunctionalInterface
    public interface Content {
        void set(SheetPages pages) throws IOException;
    }

    /** A document of the same kind with other content, in a language such as {@code fr}. */
    public static byte[] archived(String language, Content content) {
        try (var document = new PDDocument()) {
            declare(document, language);
            var pages = new SheetPages(document);
            content.set(pages);
            return pages.save();
        } catch (IOException e) {
            throw new UncheckedIOException("a document could not be laid out", e);
        }
    }

    /** The first text that holds a character our typeface does not have; empty where the letter can be printed. */
    public static Optional<String> unprintable(PaperSheet sheet) {
        return sheet.strings()
                .filter(text -> Typeface.REGULAR.fit(text).isEmpty()
                        || Typeface.STRONG.fit(text).isEmpty())
                .findFirst();
    }

    static void declare(PDDocument document, String language) throws IOException {
        var catalogue = document.getDocumentCatalog();
        document.setVersion(1.7f);
        catalogue.setLanguage(language);
        catalogue.setMetadata(
                new PDMetadata(document, new ByteArrayInputStream(METADATA.getBytes(StandardCharsets.UTF_8))));
        var colours = new PDOutputIntent(document, new ByteArrayInputStream(COLOURS));
        colours.setInfo("sRGB IEC61966-2.1");
        colours.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        catalogue.addOutputIntent(colours);
    }

    /** One letter on its pages. */
    private record Layout(SheetPages pages, PaperSheet sheet) {
        void write() throws IOException {
            pages.beginLetter();
            head();
            body();
            pages.endLetter();
        }

        private LetterView words() {
            return sheet.words();
        }

        private void head() throws IOException {
            var window = sheet.window();
            foldMark(window);
            block(sheet.sender(), window.senderLeft, window.senderTop, Style.STRONG, Style.SMALL);
            block(sheet.recipient(), window.left, window.top, Style.PLAIN, Style.PLAIN);
            pages.moveTo(91);
            pages.set(
                    Style.PLAIN, window == EnvelopeWindow.LEFT ? window.senderLeft : window.left, sheet.placeAndDay());
            pages.moveTo(101);
        }

        private void foldMark(EnvelopeWindow window) throws IOException {
            pages.moveTo(window.fold);
            pages.rule(4, 8, 0.6f);
        }

        private void block(List<String> lines, float left, float top, Style first, Style others) throws IOException {
            pages.moveTo(top);
            for (int i = 0; i < lines.size(); i++) {
                var style = i == 0 ? first : others;
                pages.set(style, left, lines.get(i));
                pages.space(style.leading());
            }
        }

        private void body() throws IOException {
            if (!sheet.notice().isEmpty()) {
                pages.flow(Style.STRONG, LEFT, RIGHT - LEFT, sheet.notice());
                pages.space(2);
            }
            pages.flow(Style.SUBJECT, LEFT, RIGHT - LEFT, words().subject());
            pages.space(4);
            paragraphs(List.of(words().greeting()));
            paragraphs(words().opening());
            table();
            payment();
            answer();
            information();
            pages.space(3);
            paragraphs(words().closing());
            signature();
            mentions();
        }

        private void paragraphs(List<String> texts) throws IOException {
            for (var text : texts) {
                pages.flow(Style.PLAIN, LEFT, RIGHT - LEFT, text);
                pages.space(2.1f);
            }
        }

        private void table() throws IOException {
            pages.space(1.5f);
            headings();
            rows(words().rows());
            rows(words().credits());
            pages.keep(9);
            pages.space(1.6f);
            pages.set(Style.STRONG, LEFT, words().totalLabel());
            pages.setRight(Style.SUBJECT, RIGHT, words().total());
            pages.space(9);
        }

        private void headings() throws IOException {
            pages.keep(16);
            pages.set(Style.HEADING, LEFT, words().headings().reference());
            pages.set(Style.HEADING, DUE, words().headings().dueOn());
            pages.setRight(Style.HEADING, RIGHT, words().headings().open());
            pages.space(5);
            pages.rule(LEFT, RIGHT, 0.5f);
        }

        private void rows(List<Row> rows) throws IOException {
            for (var row : rows) {
                if (pages.keep(11)) headings();
                row(row);
            }
        }

        private void row(Row row) throws IOException {
            pages.space(1.4f);
            float top = pages.y();
            pages.flow(Style.PLAIN, LEFT, DUE - LEFT - 4, row.reference());
            if (!row.detail().isEmpty()) pages.flow(Style.SMALL, LEFT, DUE - LEFT - 4, row.detail());
            float below = pages.y();
            if (below > top) {
                pages.moveTo(top);
                beside(Style.PLAIN, row.dueOn(), row.open());
                pages.space(Style.PLAIN.leading());
                beside(Style.SMALL, row.late(), row.of());
            }
            pages.moveTo(Math.max(below, top + Style.PLAIN.leading()) + 0.8f);
            pages.rule(LEFT, RIGHT, 0.85f);
        }

        private void beside(Style style, String due, String amount) throws IOException {
            pages.set(style, DUE, due);
            pages.setRight(style, RIGHT, amount);
        }

        private void payment() throws IOException {
            if (words().payment().isEmpty()) return;
            float height = 9 + 5.2f * words().payment().size();
            pages.keep(height + 3);
            pages.field(LEFT, RIGHT - LEFT, height);
            float end = pages.y() + height;
            pages.space(2.6f);
            pages.set(Style.STRONG, LEFT + 4, words().paymentTitle());
            for (var fact : words().payment()) {
                pages.space(5.2f);
                pages.set(Style.PLAIN, LEFT + 4, fact.label());
                pages.set(Style.PLAIN, LEFT + 52, fact.value());
            }
            pages.moveTo(end);
        }

        /** The page as a code for a telephone and as an address for a keyboard. */
        private void answer() throws IOException {
            var page = sheet.page();
            if (page == null) return;
            pages.space(3);
            pages.keep(CODE);
            float top = pages.y();
            pages.code(QrCode.of(page.address()), LEFT, CODE);
            pages.moveTo(top + 5);
            float left = LEFT + CODE + 4;
            pages.flow(Style.STRONG, left, RIGHT - left, page.title());
            pages.flow(Style.PLAIN, left, RIGHT - left, page.address());
            pages.moveTo(Math.max(pages.y(), top + CODE));
        }

        private void information() throws IOException {
            if (words().information().isEmpty()) return;
            pages.space(5);
            pages.keep(20);
            pages.set(Style.HEADING, LEFT, words().informationTitle());
            pages.space(4);
            rows(words().information());
        }

        private void signature() throws IOException {
            pages.keep(4 + words().signature().size() * Style.PLAIN.leading());
            pages.space(2);
            for (var line : words().signature()) pages.flow(Style.PLAIN, LEFT, RIGHT - LEFT, line);
        }

        private void mentions() throws IOException {
            if (words().mentions().isEmpty()) return;
            pages.space(4);
            for (var mention : words().mentions()) {
                pages.flow(Style.SMALL, LEFT, RIGHT - LEFT, mention);
                pages.space(1.2f);
            }
        }
    }
}
