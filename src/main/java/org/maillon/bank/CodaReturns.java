package org.maillon.bank;

import java.util.Set;

/**
 * The transactions of the Belgian banks (Febelfin, CODA 2.6, annex II: family and operation) by which money goes back,
 * as far as their amount is the payment itself and not the costs of it.
 */
final class CodaReturns {
    /**
     * Transfer that could not be executed 0154; cheques unpaid 0307, 0309, 0338, 0339; debits unpaid 0503 and
     * reimbursed 0505; bills unpaid 0707 and returned 0739; abroad cheques 4307 and bills 4707.
     */
    private static final Set<String> RETURNED =
            Set.of("0154", "0254", "0307", "0309", "0338", "0339", "0503", "0505", "0707", "0739", "4307", "4707");

    /** Net and gross amount; other categories are interest, fees and taxes. */
    private static final Set<String> AMOUNTS = Set.of("000", "100");

    private CodaReturns() {}

    /** @param code of the transaction, eight digits: type, family, operation, category */
    static boolean returned(String code) {
        return code.length() == 8 && RETURNED.contains(code.substring(1, 5)) && AMOUNTS.contains(code.substring(5));
    }
}
