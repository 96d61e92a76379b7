package org.maillon.bank;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells returned payments by the bank's words, in formats that have no code for them. */
final class ReturnRules {
    private static final Pattern RETURNED = Pattern.compile(
            "\\b(impayes?|rejets?|rejetee?s?|retour (de )?(prlv|prelevements?|cheques?|lcr|effets?|sdd)|unpaid|returned"
                    + "|rejected|bounced|onbetaald|geweigerde?|teruggestuurde?|geretourneerde?|devuelt[oa]s?|devolucion"
                    + "|impagad[oa]s?|rucklastschrift)\\b");
    private static final Pattern ITS_COST = Pattern.compile(
            "\\b(frais|fr|commissions?|com|comm|kosten|costs?|fees?|charges?|comision(es)?|gastos|interets?|tva)\\b");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private ReturnRules() {}

    /** Whether a debit takes back a payment, and is not what the bank asks for telling so. */
    static boolean returned(long amountCents, String text) {
        if (amountCents >= 0) return false;
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return RETURNED.matcher(plain).find() && !ITS_COST.matcher(plain).find();
    }
}
