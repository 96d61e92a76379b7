package org.maillon.messages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a document on which text is set line by line, from top to bottom; places are in millimetres from the upper left. Set
 * what {@link #printable} made of texts that strangers wrote: a character our typeface does not have is a fault.
 */
public final class SheetPages {
    public static final float LEFT = 20;
    public static final float RIGHT = 190;
    static final float BOTTOM = 277;

    private static final float POINTS = 72 / 25.4f;
    private static final float HEIGHT = 297;
    private static final float GREY = 0.33f;

    private final PDDocument document;
    private final Map<Typeface, PDType0Font> fonts = new EnumMap<>(Typeface.class);
    private final List<PDPage> letter = new ArrayList<>();
    private @Nullable PDPageContentStream content;
    private float y;

    SheetPages(PDDocument document) throws IOException {
        this.document = document;
        for (var face : Typeface.values()) fonts.put(face, face.in(document));
    }

    /** How a line is set. */
    public record Style(Typeface face, float size, float leading, boolean soft) {
        public static final Style PLAIN = new Style(Typeface.REGULAR, 9.5f, 4.5f, false);
        public static final Style STRONG = new Style(Typeface.STRONG, 9.5f, 4.5f, false);
        public static final Style SUBJECT = new Style(Typeface.STRONG, 11, 5.2f, false);
        public static final Style SMALL = new Style(Typeface.REGULAR, 8, 3.7f, true);
        public static final Style HEADING = new Style(Typeface.STRONG, 8, 3.7f, true);

        public float widthOf(String text) {
            return face.width(text, size) / POINTS;
        }
    }

    public void beginLetter() throws IOException {
        letter.clear();
        turn();
    }

    /** Ends the letter: where it has several pages they are numbered. */
    public void endLetter() throws IOException {
        close();
        if (letter.size() == 1) return;
        for (int i = 0; i < letter.size(); i++) {
            try (var footer = new PDPageContentStream(
                    document, letter.get(i), PDPageContentStream.AppendMode.APPEND, true, true)) {
                var words = (i + 1) + " / " + letter.size();
                write(footer, Style.SMALL, RIGHT - Style.SMALL.widthOf(words), 286, words);
            }
        }
    }

    public float y() {
        return y;
    }

    public void moveTo(float place) {
        y = place;
    }

    public void space(float millimetres) {
        y += millimetres;
    }

    /** Turns the page where less than this is left; true where it was turned. */
    public boolean keep(float millimetres) throws IOException {
        if (y + millimetres <= BOTTOM) return false;
        turn();
        return true;
    }

    /** Sets a text in as many lines as its width asks for. */
    public void flow(Style style, float left, float width, String text) throws IOException {
        for (var line : lines(style, width, text)) {
            keep(style.leading());
            set(style, left, line);
            space(style.leading());
        }
    }

    /** One line at this height; the place below it stays where it was. */
    public void set(Style style, float left, String text) throws IOException {
        write(Objects.requireNonNull(content), style, left, y, text);
    }

    public void setRight(Style style, float right, String text) throws IOException {
        set(style, right - style.widthOf(fit(style, text)), text);
    }

    public void rule(float left, float right, float grey) throws IOException {
        var on = Objects.requireNonNull(content);
        on.setStrokingColor(grey);
        on.setLineWidth(0.5f);
        on.moveTo(left * POINTS, up(y));
        on.lineTo(right * POINTS, up(y));
        on.stroke();
    }

    /** A pale field behind what is set on it next. */
    public void field(float left, float width, float height) throws IOException {
        var on = Objects.requireNonNull(content);
        on.setNonStrokingColor(0.95f);
        on.addRect(left * POINTS, up(y + height), width * POINTS, height * POINTS);
        on.fill();
    }

    /** Each run of dark modules in a row as one field; the white around the code belongs to its side. */
    void code(QrCode code, float left, float side) throws IOException {
        var on = Objects.requireNonNull(content);
        float module = side / (code.size() + 2 * QrCode.QUIET);
        on.setNonStrokingColor(0f);
        for (int row = 0; row < code.size(); row++) {
            float bottom = up(y + (row + 1 + QrCode.QUIET) * module);
            for (int from = 0; from < code.size(); from++) {
                int to = from;
                while (to < code.size() && code.isDark(to, row)) to++;
                if (to == from) continue;
                float start = (left + (from + QrCode.QUIET) * module) * POINTS;
                on.addRect(start, bottom, (to - from) * module * POINTS, module * POINTS);
                from = to;
            }
        }
        on.fill();
    }

    static List<String> lines(Style style, float width, String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : fit(style, text).split(" ")) {
            if (!line.isEmpty() && style.widthOf(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
            while (style.widthOf(line.toString()) > width) lines.add(cut(style, width, line));
        }
        lines.add(line.toString());
        return lines;
    }

    /** As much of a word too long for a line as one takes; the rest stays. */
    private static String cut(Style style, float width, StringBuilder word) {
        int end = word.length() - 1;
        while (end > 1 && style.widthOf(word.substring(0, end)) > width) end--;
        var head = word.substring(0, end);
        word.delete(0, end);
        return head;
    }

    private static String fit(Style style, String text) {
        return style.face().fit(text).orElseThrow(() -> new IllegalArgumentException("cannot be printed: " + text));
    }

    /** A picture (PNG) of this width from this height on; answers how high it is. */
    public float picture(byte[] png, float left, float width) throws IOException {
        var picture = PDImageXObject.createFromByteArray(document, png, null);
        float height = width * picture.getHeight() / picture.getWidth();
        Objects.requireNonNull(content)
                .drawImage(picture, left * POINTS, up(y + height), width * POINTS, height * POINTS);
        return height;
    }

    /** The text with a question mark for each character that cannot be set. */
    public static String printable(String text) {
        if (Typeface.REGULAR.fit(text).isPresent() && Typeface.STRONG.fit(text).isPresent()) return text;
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(each -> Typeface.REGULAR.fit(each).isPresent()
                                && Typeface.STRONG.fit(each).isPresent()
                        ? each
                        : "?")
                .collect(Collectors.joining());
    }

    private void turn() throws IOException {
        close();
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        letter.add(page);
        content = new PDPageContentStream(document, page);
        y = 20;
    }

    private void close() throws IOException {
        if (content != null) content.close();
        content = null;
    }

    private void write(PDPageContentStream on, Style style, float left, float top, String text) throws IOException {
        if (text.isEmpty()) return;
        on.beginText();
        on.setNonStrokingColor(style.soft() ? GREY : 0f);
        on.setFont(fonts.get(style.face()), style.size());
        on.newLineAtOffset(left * POINTS, up(top) - style.size());
        on.showText(fit(style, text));
        on.endText();
    }

    private static float up(float place) {
        return (HEIGHT - place) * POINTS;
    }

    byte[] save() throws IOException {
        var out = new ByteArrayOutputStream(32 * 1024);
        document.save(out);
        return out.toByteArray();
    }
}
