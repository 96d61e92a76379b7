package org.maillon.terms;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.maillon.kernel.InvalidValue;

/** Draws the pages of a sound PDF as they will be read in a browser. Refuses more than 60 pages, and what takes too long. */
final class DrawnPages {
    static final int MOST = 60;
    private static final int WIDTH = 1240;
    private static final int TALLEST = 3 * WIDTH;
    private static final int SECONDS = 60;

    private DrawnPages() {}

    static List<DrawnPage> of(byte[] pdf) {
        var drawing = new CompletableFuture<List<DrawnPage>>();
        Thread.ofPlatform().daemon().name("terms-pages").start(() -> draw(pdf, drawing));
        try {
            return drawing.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new InvalidValue("terms.wrong.slow");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidValue told) throw told;
            throw new InvalidValue("evidence.pdf.cut");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void draw(byte[] pdf, CompletableFuture<List<DrawnPage>> drawing) {
        try (var document = Loader.loadPDF(pdf)) {
            drawing.complete(draw(document));
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            drawing.completeExceptionally(e);
        }
    }

    private static List<DrawnPage> draw(PDDocument document) throws IOException {
        int count = document.getNumberOfPages();
        if (count > MOST) throw new InvalidValue("terms.wrong.pages", String.valueOf(count), String.valueOf(MOST));
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        var words = new PDFTextStripper();
        var pages = new ArrayList<DrawnPage>();
        for (int number = 1; number <= count; number++) {
            var picture = picture(document, renderer, number);
            words.setStartPage(number);
            words.setEndPage(number);
            var page =
                    new TermsPage(number, picture.getWidth(), picture.getHeight(), readable(words.getText(document)));
            pages.add(new DrawnPage(page, png(picture)));
        }
        return List.copyOf(pages);
    }

    private static BufferedImage picture(PDDocument document, PDFRenderer renderer, int number) throws IOException {
        var page = document.getPage(number - 1);
        boolean lying = page.getRotation() % 180 != 0;
        var box = page.getCropBox();
        float width = lying ? box.getHeight() : box.getWidth();
        float height = lying ? box.getWidth() : box.getHeight();
        float scale = WIDTH / width;
        if (!(width >= 36) || !(height >= 36) || height * scale > TALLEST)
            throw new InvalidValue("terms.wrong.page-size", String.valueOf(number));
        return renderer.renderImage(number - 1, scale, ImageType.RGB);
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    /** Without what PostgreSQL refuses and nobody hears. */
    private static String readable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    }
}
