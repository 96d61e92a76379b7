package org.maillon.bank;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Code words between slashes, as in {@code /NAME/J. JANSSENS/REMI/factuur 12/EREF/…}. */
final class Mt940Coded {
    /** Only these: any other slash belongs to the text. */
    private static final Pattern WORD = Pattern.compile(
            "/(ADDR|BENM|BIC|BUSP|CHGS|CNTP|CSID|EREF|EXCH|IBAN|ID|INST|ISDT|IREF|KREF|"
                    + "MARF|MREF|NAME|NRTX|OCMT|ORDP|PREF|PURP|REMI|RREF|RTRN|RTYP|SVCL|SWOD|SWOC|TRCD|TRTP|UCRD|UDTR|ULTB|ULTC|ULTD)(?=/)");

    private Mt940Coded() {}

    static Mt940Details read(String written) {
        var words = Labels.split(WORD, written);
        var counterparty = opened(words.getOrDefault("CNTP", "")).split("/", -1);
        var reason = Labels.bare(words.get("RTRN"));
        var remittance = opened(words.getOrDefault("REMI", words.getOrDefault("", "")));
        return new Mt940Details(
                first(Labels.bare(words.get("NAME")), at(counterparty, 2)),
                first(Labels.bare(words.get("IBAN")), at(counterparty, 0)),
                text(remittance),
                Labels.bare(words.get("EREF")),
                first(Labels.bare(words.get("MARF")), Labels.bare(words.get("MREF"))),
                structured(remittance),
                reason != null,
                reason);
    }

    /** {@code USTD//text/} and {@code STRD/issuer/reference/}, else the text itself. */
    private static String text(String remittance) {
        var parts = remittance.split("/", 3);
        boolean typed = parts.length == 3 && (parts[0].equals("USTD") || parts[0].equals("STRD"));
        return Objects.requireNonNullElse(Labels.bare(typed ? parts[2] : remittance), "");
    }

    private static @Nullable String structured(String remittance) {
        var parts = remittance.split("/", 3);
        return parts.length == 3 && parts[0].equals("STRD") ? Labels.bare(parts[2]) : null;
    }

    /** Without the slash that ends the word before it. */
    private static String opened(String part) {
        return part.startsWith("/") ? part.substring(1) : part;
    }

    private static @Nullable String at(String[] parts, int index) {
        return index < parts.length ? Labels.bare(parts[index]) : null;
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
