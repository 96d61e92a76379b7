package org.maillon.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import org.maillon.messages.LetterView.Row;
import org.maillon.messages.ReminderLetter.Tone;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class LetterPdfTest {
    private static final Path FOLDER = Path.of("target", "letters");
    private static final float POINTS = 72 / 25.4f;

    @BeforeAll
    static void begin() throws IOException {
        VeraGreenfieldFoundryProvider.initialise();
        Files.createDirectories(FOLDER);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aLetterIsPdfA(Language language) throws IOException {
        var pdf = LetterPdf.write(sheet(language, EnvelopeWindow.RIGHT));
        keep(pdf, "letter-" + language.code());
        assertThat(faults(pdf)).isEmpty();
        assertThat(text(pdf)).contains("F2026-0412", "Brasserie du Pont", "FR76 3000 6000 0112 3456 7890 189");
    }

    @Test
    void aDaysPileIsPdfAAndEachLetterBeginsOnItsOwnPage() throws IOException {
        var pdf = LetterPdf.write(IntStream.range(0, 12)
                .mapToObj(_ -> of(view(Language.NL, Tone.FIRST), EnvelopeWindow.LEFT))
                .toList());
        keep(pdf, "pile");
        assertThat(faults(pdf)).isEmpty();
        assertThat(pages(pdf)).isEqualTo(12);
    }

    @Test
    void aLongLetterRepeatsItsHeadingsAndNumbersItsPages() throws IOException {
        var pdf = LetterPdf.write(of(long_(view(Language.FR, Tone.THIRD)), EnvelopeWindow.RIGHT));
        keep(pdf, "long");
        assertThat(faults(pdf)).isEmpty();
        assertThat(pages(pdf)).isEqualTo(4);
        assertThat(text(pdf)).contains("1 / 4", "2 / 4", "3 / 4", "4 / 4", "F-0059");
        assertThat(text(pdf).split("Échéance", -1)).as("one heading a page").hasSize(4 + 1);
    }

    @Test
    void aTelephoneReadsTheCustomersPageFromPaperAndAPersonTypesIt() throws Exception {
        var address = "https://reponse.morel.example/c/2-K7MQ-9XTR-4WPD-2HJN";
        for (var language : Language.values()) {
            var page = new PaperSheet.AnswerPage(Texts.in(language).say("messages.paper.page"), address);
            var bare = sheet(language, EnvelopeWindow.RIGHT);
            var pdf = LetterPdf.write(new PaperSheet(
                    bare.words(), bare.sender(), bare.recipient(), bare.placeAndDay(), "", bare.window(), page));
            keep(pdf, "page-" + language.code());
            assertThat(faults(pdf)).isEmpty();
            assertThat(text(pdf)).contains(address).contains(page.title().replace('\u00a0', ' '));
            assertThat(new QRCodeReader().decode(photo(pdf)).getText()).isEqualTo(address);
        }
    }

    private static BinaryBitmap photo(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, 150);
            var points = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var light = new RGBLuminanceSource(image.getWidth(), image.getHeight(), points);
            return new BinaryBitmap(new HybridBinarizer(light));
        }
    }

    /** NF Z 11-001 for the French window, DIN 5008 form B for the other; in millimetres from the upper left corner. */
    @ParameterizedTest(name = "{0}: between {1} and {2}, {3} and {4}")
    @CsvSource(textBlock = """
            # window, left, right, top, bottom
            RIGHT   , 105 , 195  , 45 , 90
            LEFT    , 20  , 105  , 45 , 90
            """)
    void theRecipientStandsInTheWindowOfTheEnvelope(
            EnvelopeWindow window, float left, float right, float top, float bottom) throws IOException {
        var pdf = LetterPdf.write(sheet(Language.FR, window));
        keep(pdf, "window-" + window);
        var inWindow = within(pdf, left, top, right, bottom);
        assertThat(inWindow.lines().map(String::strip))
                .containsExactly(
                        "Brasserie du Pont",
                        "À l’attention de Hélène Fabre",
                        "Bâtiment B",
                        "12 rue des Tanneurs",
                        "69001 LYON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ξενοδοχείο", "株式会社", "a\u0007b", "\u202egnp.exe", "🙂"})
    void whatTheTypefaceDoesNotHaveIsNamedBeforeItIsPrinted(String name) {
        var sheet = sheet(Language.FR, EnvelopeWindow.RIGHT);
        var strange =
                new PaperSheet(sheet.words(), sheet.sender(), List.of(name), sheet.placeAndDay(), "", sheet.window());
        assertThat(LetterPdf.unprintable(sheet)).isEmpty();
        assertThat(LetterPdf.unprintable(strange)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Łódź, Çelik, Øre, ﬁnance", "<script>alert(1)</script> & co", "Références n° 12 – « à payer »"})
    void namesAreWrittenAsTheyAre(String name) throws IOException {
        var sheet = sheet(Language.FR, EnvelopeWindow.RIGHT);
        var pdf = LetterPdf.write(
                new PaperSheet(sheet.words(), sheet.sender(), List.of(name), sheet.placeAndDay(), "", sheet.window()));
        assertThat(text(pdf)).contains(name.replace("ﬁ", "fi"));
    }

    @Test
    void aWordLongerThanALineIsCutAndNothingLeavesThePage() throws IOException {
        var view = view(Language.FR, Tone.FIRST);
        var row = new Row("F".repeat(400), "", "23/11/2026", "", "1,00 €", "");
        var wide = new LetterView(
                view.language(),
                "S".repeat(300),
                view.sender(),
                view.greeting(),
                view.opening(),
                view.totalLabel(),
                view.total(),
                view.headings(),
                List.of(row),
                view.credits(),
                view.informationTitle(),
                view.information(),
                view.paymentTitle(),
                view.payment(),
                view.closing(),
                view.signature(),
                view.mentions());
        var pdf = LetterPdf.write(of(wide, EnvelopeWindow.RIGHT));
        assertThat(within(pdf, 0, 0, 192, 297).replaceAll("[^F]", "")).hasSizeGreaterThanOrEqualTo(400);
    }

    private static LetterView view(Language language, Tone tone) {
        return LettersTest.letters().view(LettersTest.letter(language, tone, "FR", "Hélène Fabre"));
    }

    static PaperSheet sheet(Language language, EnvelopeWindow window) {
        return of(view(language, Tone.THIRD), window);
    }

    private static PaperSheet of(LetterView words, EnvelopeWindow window) {
        return new PaperSheet(
                words,
                List.of("Ateliers Morel", "4 quai des Forges", "38000 GRENOBLE", "compta@morel.example"),
                List.of(
                        "Brasserie du Pont",
                        "À l’attention de Hélène Fabre",
                        "Bâtiment B",
                        "12 rue des Tanneurs",
                        "69001 LYON"),
                "Grenoble, le 23 novembre 2026",
                "",
                window);
    }

    private static LetterView long_(LetterView view) {
        var rows = IntStream.range(0, 60)
                .mapToObj(i -> new Row(
                        "F-%04d".formatted(i), "du 01/10/2026", "01/11/2026", "22 jours de retard", "1 200,00 €", ""))
                .toList();
        return new LetterView(
                view.language(),
                view.subject(),
                view.sender(),
                view.greeting(),
                view.opening(),
                view.totalLabel(),
                view.total(),
                view.headings(),
                rows,
                view.credits(),
                view.informationTitle(),
                view.information(),
                view.paymentTitle(),
                view.payment(),
                view.closing(),
                view.signature(),
                view.mentions());
    }

    private static List<String> faults(byte[] pdf) {
        try (var parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_U);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(TestAssertion::toString)
                    .distinct()
                    .toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }

    private static int pages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static String within(byte[] pdf, float left, float top, float right, float bottom) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var area = new org.apache.pdfbox.text.PDFTextStripperByArea();
            area.setSortByPosition(true);
            area.addRegion(
                    "area",
                    new java.awt.geom.Rectangle2D.Float(
                            left * POINTS, top * POINTS, (right - left) * POINTS, (bottom - top) * POINTS));
            area.extractRegions(document.getPage(0));
            return area.getTextForRegion("area");
        }
    }

    private static void keep(byte[] pdf, String name) throws IOException {
        Files.write(FOLDER.resolve(name + ".pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 80),
                    "png",
                    FOLDER.resolve(name + ".png").toFile());
        }
    }
}
