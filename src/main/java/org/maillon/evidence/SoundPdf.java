package org.maillon.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.maillon.kernel.InvalidValue;

/**
 * A PDF that may be kept and shown to others: whole, without a password, and with nothing in it that acts by itself. Refused
 * in words: no PDF at all, cut off, encrypted, packed to burst, with a script, with a command to start a program, with a form
 * that sends what is written in it.
 */
public record SoundPdf(int pages) {
    private static final int TAIL = 2048;

    /** What an action is called (ISO 32000-1, table 198), and the sentence that refuses it. */
    private static final Map<String, String> ACTIONS = Map.of(
            "JavaScript", "evidence.pdf.script",
            "Rendition", "evidence.pdf.script",
            "Launch", "evidence.pdf.launch",
            "SubmitForm", "evidence.pdf.form",
            "ImportData", "evidence.pdf.form");

    /** Reads a whole file; what may not be kept is refused as {@link InvalidValue}. */
    public static SoundPdf read(byte[] content) {
        if (!starts(content)) throw new InvalidValue("evidence.pdf.none");
        if (!isWhole(content)) throw new InvalidValue("evidence.pdf.cut");
        if (PackedStreams.burst(content)) throw new InvalidValue("evidence.pdf.packed");
        try (var document = Loader.loadPDF(content)) {
            if (document.isEncrypted()) throw new InvalidValue("evidence.pdf.encrypted");
            refuseWhatActs(document);
            if (document.getNumberOfPages() == 0) throw new InvalidValue("evidence.pdf.cut");
            return new SoundPdf(document.getNumberOfPages());
        } catch (InvalidPasswordException e) {
            throw new InvalidValue("evidence.pdf.encrypted");
        } catch (IOException | RuntimeException e) {
            if (e instanceof InvalidValue told) throw told;
            throw new InvalidValue("evidence.pdf.cut");
        }
    }

    private static boolean starts(byte[] content) {
        return new String(content, 0, Math.min(5, content.length), StandardCharsets.ISO_8859_1).equals("%PDF-");
    }

    private static boolean isWhole(byte[] content) {
        int from = Math.max(0, content.length - TAIL);
        var tail = new String(content, from, content.length - from, StandardCharsets.ISO_8859_1);
        return tail.contains("startxref") && tail.contains("%%EOF");
    }

    /** Every object of the file, reached from its pages or not. */
    private static void refuseWhatActs(PDDocument document) {
        var cos = document.getDocument();
        Deque<COSBase> ahead = new ArrayDeque<>();
        ahead.add(cos.getTrailer());
        cos.getXrefTable().keySet().forEach(key -> ahead.add(cos.getObjectFromPool(key)));
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!ahead.isEmpty()) {
            var next = ahead.pop();
            if (!seen.add(next)) continue;
            switch (next) {
                case COSObject object -> push(ahead, object.getObject());
                case COSArray array -> array.forEach(each -> push(ahead, each));
                case COSDictionary dictionary -> {
                    refuse(dictionary);
                    dictionary.getValues().forEach(each -> push(ahead, each));
                }
                default -> {}
            }
        }
    }

    private static void push(Deque<COSBase> ahead, @org.jspecify.annotations.Nullable COSBase next) {
        if (next != null) ahead.push(next);
    }

    private static void refuse(COSDictionary dictionary) {
        var action = dictionary.getItem(COSName.S) instanceof COSName name ? name.getName() : "";
        var sentence = ACTIONS.get(action);
        if (sentence != null) throw new InvalidValue(sentence);
        if (dictionary.containsKey("JS") || dictionary.containsKey("JavaScript"))
            throw new InvalidValue("evidence.pdf.script");
        if (dictionary.containsKey("XFA")) throw new InvalidValue("evidence.pdf.form");
    }
}
