package org.maillon.messages;

import static org.maillon.messages.SheetPages.LEFT;
import static org.maillon.messages.SheetPages.RIGHT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.maillon.messages.SheetPages.Style;

/**
 * A document that is read and not posted, as PDF/A-2u (ISO 19005-2): a title and what stands under it, on as many numbered
 * pages as it needs. Characters that our typeface does not have become a question mark.
 *
 * @param language of its words, two letters
 * @param above a line above the title, such as the name of the company
 */
public record PlainDocument(String language, String above, String title, List<Block> blocks) {
    private static final float LABEL = 62;

    /** What stands one below the other. */
    public sealed interface Block {}

    /** A heading. */
    public record Heading(String text) implements Block {}

    /** A paragraph. */
    public record Paragraph(String text) implements Block {}

    /** A name and its value, side by side; a value may take several lines. */
    public record Fact(String label, String value) implements Block {}

    /** A remark in small letters, such as a hash. */
    public record Remark(String text) implements Block {}

    public byte[] write() {
        try (var document = new PDDocument()) {
            LetterPdf.declare(document, language);
            var pages = new SheetPages(document);
            pages.beginLetter();
            head(pages);
            for (var block : blocks) set(pages, block);
            pages.endLetter();
            return pages.save();
        } catch (IOException e) {
            throw new UncheckedIOException("a document could not be laid out", e);
        }
    }

    private void head(SheetPages pages) throws IOException {
        pages.flow(Style.SMALL, LEFT, RIGHT - LEFT, printable(above));
        pages.space(2);
        pages.flow(Style.SUBJECT, LEFT, RIGHT - LEFT, printable(title));
        pages.space(2);
        pages.rule(LEFT, RIGHT, 0.5f);
        pages.space(4);
    }

    private static void set(SheetPages pages, Block block) throws IOException {
        switch (block) {
            case Heading(var text) -> {
                pages.space(3);
                pages.keep(14);
                pages.flow(Style.STRONG, LEFT, RIGHT - LEFT, printable(text));
                pages.space(1);
            }
            case Paragraph(var text) -> {
                pages.flow(Style.PLAIN, LEFT, RIGHT - LEFT, printable(text));
                pages.space(2);
            }
            case Fact fact -> fact(pages, fact);
            case Remark(var text) -> {
                pages.flow(Style.SMALL, LEFT, RIGHT - LEFT, printable(text));
                pages.space(1);
            }
        }
    }

    private static void fact(SheetPages pages, Fact fact) throws IOException {
        float width = RIGHT - LEFT - LABEL;
        var lines = SheetPages.lines(Style.PLAIN, width, printable(fact.value()));
        var labels = SheetPages.lines(Style.SMALL, LABEL - 4, printable(fact.label()));
        for (int i = 0; i < Math.max(lines.size(), labels.size()); i++) {
            pages.keep(Style.PLAIN.leading());
            if (i < labels.size()) pages.set(Style.SMALL, LEFT, labels.get(i));
            if (i < lines.size()) pages.set(Style.PLAIN, LEFT + LABEL, lines.get(i));
            pages.space(Style.PLAIN.leading());
        }
        pages.space(0.6f);
    }

    private static String printable(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        if (fits(line)) return line;
        return line.codePoints()
                .mapToObj(Character::toString)
                .map(each -> fits(each) ? each : "?")
                .collect(Collectors.joining());
    }

    private static boolean fits(String text) {
        return Typeface.REGULAR.fit(text).isPresent()
                && Typeface.STRONG.fit(text).isPresent();
    }
}
