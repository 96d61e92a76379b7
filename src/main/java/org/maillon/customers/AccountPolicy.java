package org.maillon.customers;

import java.util.OptionalLong;
import java.util.Set;
import org.maillon.kernel.Code;

/**
 * What a company asks of its customers.
 *
 * @param longerTerms what becomes of terms beyond what the law allows
 * @param goods what it usually sells
 * @param sectorsWithPurchaseOrder sectors whose order number is asked for
 * @param purchaseOrderFromCents the amount of an order, tax included, from which it is asked for whatever the sector
 */
public record AccountPolicy(
        LongerTerms longerTerms,
        Goods goods,
        Set<Sector> sectorsWithPurchaseOrder,
        OptionalLong purchaseOrderFromCents) {
    /** Refused with the article, or kept with a warning that names it. */
    public enum LongerTerms {
        REFUSE,
        WARN;

        public String code() {
            return Code.of(this);
        }

        public static LongerTerms of(String code) {
            return Coded.of(LongerTerms.class, code, "customers.longer-terms.unknown");
        }
    }

    /** Of a company that said nothing: a warning, and order numbers from sectors known to pay nothing without one. */
    public static final AccountPolicy USUAL = new AccountPolicy(
            LongerTerms.WARN,
            Goods.GENERAL,
            Set.of(Sector.LARGE_RETAIL, Sector.AGRI_FOOD, Sector.INDUSTRY, Sector.ADMINISTRATION),
            OptionalLong.empty());

    public AccountPolicy {
        sectorsWithPurchaseOrder = Set.copyOf(sectorsWithPurchaseOrder);
    }
}
