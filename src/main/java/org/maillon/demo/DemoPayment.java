package org.maillon.demo;

import java.time.LocalDate;

/** A movement on the invented company's account: received where positive, in euro cents. */
record DemoPayment(LocalDate on, long cents, String party, String iban, String text) {
    /** As banks that know no accents write it, at most so long. */
    static String plain(String text, int longest) {
        var flat = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9 /\\-?:().,'+]", " ")
                .toUpperCase(java.util.Locale.ROOT);
        return flat.substring(0, Math.min(longest, flat.length()));
    }
}
