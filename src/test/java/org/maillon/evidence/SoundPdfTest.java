package org.maillon.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.junit.jupiter.api.Test;
import org.maillon.kernel.InvalidValue;

/** Which PDF may be kept and shown to somebody else, and which may not. */
class SoundPdfTest {
    @FunctionalInterface
    interface Change {
        void on(PDDocument document) throws IOException;
    }

    @Test
    void twoPlainPagesAreSound() throws IOException {
        assertThat(SoundPdf.read(pdf(document -> document.addPage(new PDPage())))
                        .pages())
                .isEqualTo(2);
    }

    @Test
    void aScriptIsRefusedWhereverItHides() throws IOException {
        refused(
                pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"))),
                "evidence.pdf.script");
        refused(pdf(SoundPdfTest::hideAScriptInAPage), "evidence.pdf.script");
    }

    private static void hideAScriptInAPage(PDDocument document) {
        var action = new COSDictionary();
        action.setItem(COSName.S, COSName.getPDFName("JavaScript"));
        action.setString("JS", "app.alert(1)");
        var inner = new COSDictionary();
        inner.setItem("O", action);
        document.getPage(0).getCOSObject().setItem("AA", inner);
    }

    @Test
    void aCommandToStartAProgramIsRefused() throws IOException {
        refused(
                pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch())),
                "evidence.pdf.launch");
    }

    @Test
    void aFormThatSendsIsRefused() throws IOException {
        var action = new COSDictionary();
        action.setItem(COSName.S, COSName.getPDFName("SubmitForm"));
        refused(
                pdf(document -> document.getDocumentCatalog().getCOSObject().setItem("OpenAction", action)),
                "evidence.pdf.form");
    }

    @Test
    void aPasswordIsRefusedEvenOneThatOnlyRestricts() throws IOException {
        refused(
                pdf(document -> document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()))),
                "evidence.pdf.encrypted");
        refused(
                pdf(document ->
                        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()))),
                "evidence.pdf.encrypted");
    }

    @Test
    void aFileThatIsCutOrNoPdfIsRefused() throws IOException {
        var whole = pdf(document -> {});
        refused(Arrays.copyOf(whole, whole.length / 2), "evidence.pdf.cut");
        refused("<html>%PDF-1.7</html>".getBytes(StandardCharsets.UTF_8), "evidence.pdf.none");
        refused("%PDF-1.7 startxref %%EOF".getBytes(StandardCharsets.UTF_8), "evidence.pdf.cut");
    }

    @Test
    void aStreamThatWouldFillTheMemoryIsRefusedUnopenedAlsoWhenPackedTwice() throws IOException {
        var bomb = deflated(new byte[110_000_000]);
        refused(pdf(document -> packed(document, bomb, 1)), "evidence.pdf.packed");
        refused(pdf(document -> packed(document, deflated(bomb), 2)), "evidence.pdf.packed");
    }

    private static void packed(PDDocument document, byte[] content, int times) throws IOException {
        var stream = new COSStream();
        try (var out = stream.createRawOutputStream()) {
            out.write(content);
        }
        var filters = new org.apache.pdfbox.cos.COSArray();
        for (int i = 0; i < times; i++) filters.add(COSName.FLATE_DECODE);
        stream.setItem(COSName.FILTER, filters);
        document.getDocumentCatalog().getCOSObject().setItem("Heavy", stream);
    }

    private static byte[] deflated(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] pdf(Change change) throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            change.on(document);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void refused(byte[] content, String key) {
        assertThatThrownBy(() -> SoundPdf.read(content))
                .isInstanceOfSatisfying(
                        InvalidValue.class, wrong -> assertThat(wrong.key()).isEqualTo(key));
    }
}
