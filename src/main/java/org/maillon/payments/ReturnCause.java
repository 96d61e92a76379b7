package org.maillon.payments;

import java.util.Locale;
import java.util.Set;

/** Why banks send direct debits back: the codes of EPC173-14 that ask for an act of ours, each with its sentence. */
final class ReturnCause {
    private static final Set<String> KNOWN = Set.of(
            "AC01", "AC04", "AC06", "AC13", "AG01", "AG02", "AM04", "AM05", "BE05", "CNOR", "DNOR", "DT01", "FF01",
            "FOCR", "MD01", "MD02", "MD06", "MD07", "MS02", "MS03", "RC01", "RR01", "RR02", "RR03", "RR04", "SL01");

    private ReturnCause() {}

    /** The key of the sentence that says what the code means and what to do next; a general one where it is not known. */
    static String key(String code) {
        return "payments.debit.cause." + (KNOWN.contains(code) ? code.toLowerCase(Locale.ROOT) : "unknown");
    }
}
