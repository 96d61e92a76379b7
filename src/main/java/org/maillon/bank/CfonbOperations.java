package org.maillon.bank;

import java.util.Set;

/**
 * The operation codes of the French banks (brochure "Codes opérations interbancaires" of the CFONB, with those of SEPA
 * and instant transfers) as far as they tell that money went back.
 */
final class CfonbOperations {
    /** Unpaid cheques 03, debits 10 26 27 98, bills 33 34, cards 38; transfers 12; SEPA debits A3 to B4; recalls C3 to C5. */
    private static final Set<String> RETURNED = Set.of(
            "03", "10", "12", "26", "27", "33", "34", "38", "98", "A3", "A4", "A5", "A6", "B3", "B4", "C3", "C4", "C5");

    private CfonbOperations() {}

    /** Whether the operation takes back a payment: by its code, else because a reason of rejection is given. */
    static boolean returned(String operation, String rejection) {
        return RETURNED.contains(operation) || FixedRecord.isNumber(rejection) && !rejection.equals("00");
    }
}
