package org.maillon.imports;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the journals that carry forward the balances of the year before (à-nouveaux) from those of the year itself. */
public final class OpeningJournals {
    private static final Set<String> CODES =
            Set.of("ano", "ran", "rano", "anouv", "anouveau", "anouveaux", "bilouv", "ouv", "opening", "deferral");
    /** Codes that other journals have too; then the journal's name, or the line's label, decides. */
    private static final Set<String> SHARED_CODES = Set.of("an", "ad", "rn", "bo", "op");

    private static final Pattern NAME =
            Pattern.compile("a nouv|deferral|opening|ouverture|bil ouv|beginbalans|heropening|carried forward|ranouv");

    private OpeningJournals() {}

    /**
     * Whether a journal is one of openings, by its code and name as the file writes them. The label counts only where the
     * code is known but says nothing by itself (AN, AD): "report à nouveau" elsewhere is last year's result.
     */
    public static boolean isOpening(String journal, String journalName, String label) {
        var code = plain(journal).replace(" ", "");
        var name = plain(journalName);
        if (CODES.contains(code) || NAME.matcher(name).find()) return true;
        return SHARED_CODES.contains(code)
                && (NAME.matcher(plain(label)).find() || code.equals("an") && saysNothing(name));
    }

    /** Whether the code alone leaves it open, so that each line's label is to be looked at. */
    static boolean needsLabel(String journal) {
        return journal.length() == 2 && SHARED_CODES.contains(journal.toLowerCase(Locale.ROOT));
    }

    private static boolean saysNothing(String name) {
        return name.isEmpty() || name.equals("an") || name.startsWith("an ") || name.endsWith(" an");
    }

    /** Lower case, without accents; anything but letters and digits is one blank. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
