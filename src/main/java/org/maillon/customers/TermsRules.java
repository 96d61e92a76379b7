package org.maillon.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.Code;
import org.maillon.kernel.LegalCeiling;
import org.maillon.kernel.PaymentTerms;

/** Whether the law lets two companies agree on terms. */
public final class TermsRules {
    private TermsRules() {}

    /** The same between private companies about usual goods. */
    public static Optional<LegalCeiling> beyond(PaymentTerms terms, String country, LocalDate from) {
        return beyond(terms, country, Buyer.PRIVATE, Goods.GENERAL, from);
    }

    /**
     * The ceiling to cite where terms go beyond the law for some invoice of the coming year; empty where they never do, or
     * where the country's law is not known here. In France sixty days or, if the contract says so, either reading of
     * forty-five days end of month (Code de commerce, art. L441-10 I), less for some goods (art. L441-11 II); public buyers
     * pay within 30, 50 or 60 days (Code de la commande publique, art. R2192-10 and R2192-11). In Belgium sixty days, thirty
     * for authorities, sixty in health care (law of 2 August 2002). Where the law counts from delivery, an invoice of the day
     * of delivery is supposed.
     */
    public static Optional<LegalCeiling> beyond(
            PaymentTerms terms, String country, Buyer buyer, Goods goods, LocalDate from) {
        var ceilings = ceilings(country, buyer, goods);
        var beyond = from.datesUntil(from.plusYears(1))
                .anyMatch(day -> !ceilings.isEmpty()
                        && ceilings.stream().allMatch(it -> terms.dueOn(day).isAfter(it.latestDueOn(day))));
        return beyond ? Optional.of(ceilings.getFirst()) : Optional.empty();
    }

    /** The key of the sentence that cites the article. */
    public static String sentence(LegalCeiling ceiling) {
        return "customers.terms.beyond." + Code.of(ceiling);
    }

    private static List<LegalCeiling> ceilings(String country, Buyer buyer, Goods goods) {
        return switch (country) {
            case "FR" -> buyer.isPublic() ? List.of(ofPublicBuyer(buyer)) : inFrance(goods);
            case "BE" ->
                List.of(buyer == Buyer.AUTHORITY ? LegalCeiling.BELGIUM_PUBLIC_30_DAYS : LegalCeiling.BELGIUM_60_DAYS);
            default -> List.of();
        };
    }

    private static LegalCeiling ofPublicBuyer(Buyer buyer) {
        return switch (buyer) {
            case HOSPITAL -> LegalCeiling.FRANCE_PUBLIC_HOSPITAL;
            case UNDERTAKING -> LegalCeiling.FRANCE_PUBLIC_UNDERTAKING;
            default -> LegalCeiling.FRANCE_PUBLIC_AUTHORITY;
        };
    }

    private static List<LegalCeiling> inFrance(Goods goods) {
        return switch (goods) {
            case TRANSPORT -> List.of(LegalCeiling.FRANCE_TRANSPORT);
            case PERISHABLE_FOOD -> List.of(LegalCeiling.FRANCE_PERISHABLE_FOOD);
            case MEAT -> List.of(LegalCeiling.FRANCE_MEAT);
            case ALCOHOL -> List.of(LegalCeiling.FRANCE_ALCOHOL);
            case WINE, GENERAL ->
                List.of(
                        LegalCeiling.FRANCE_60_DAYS,
                        LegalCeiling.FRANCE_45_DAYS_THEN_END_OF_MONTH,
                        LegalCeiling.FRANCE_END_OF_MONTH_THEN_45_DAYS);
        };
    }
}
