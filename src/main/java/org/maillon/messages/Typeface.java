package org.maillon.messages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A cut of the typeface of our letters, read once: how wide its characters are, and which it has. */
enum Typeface {
    REGULAR("/fonts/Inter-Regular.ttf"),
    STRONG("/fonts/Inter-SemiBold.ttf");

    /** Latin with its accents and marks; what lies beyond is not in the file. */
    private static final int SIZE = 0x2200;

    private final byte[] file;
    private final short[] widths = new short[SIZE];

    Typeface(String name) {
        this.file = read(name);
        try (var font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            measure(font);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** Its part of a document that is being written; only the characters used are embedded. */
    PDType0Font in(PDDocument document) throws IOException {
        return PDType0Font.load(document, new ByteArrayInputStream(file), true);
    }

    /** The width of a text that fits, in points. */
    float width(String text, float size) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) sum += widths[text.charAt(i)];
        return sum * size / 1000;
    }

    /** The text in characters that it has: thin blanks become plain ones; empty where it cannot be written. */
    Optional<String> fit(String text) {
        var plain = text.replace('\u202f', '\u00a0').replace('\u2009', '\u00a0').replace('\u2011', '-');
        if (has(plain)) return Optional.of(plain);
        return Optional.of(Normalizer.normalize(plain, Form.NFKC)).filter(this::has);
    }

    private boolean has(String text) {
        return text.chars().allMatch(c -> c < SIZE && widths[c] > 0);
    }

    private void measure(TrueTypeFont font) throws IOException {
        CmapLookup characters = font.getUnicodeCmapLookup();
        float unit = 1000f / font.getUnitsPerEm();
        for (int c = ' '; c < SIZE; c++) {
            int glyph = characters.getGlyphId(c);
            if (glyph != 0) widths[c] = (short) Math.round(font.getAdvanceWidth(glyph) * unit);
        }
    }

    private static byte[] read(String name) {
        try (var in = Typeface.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no font " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
