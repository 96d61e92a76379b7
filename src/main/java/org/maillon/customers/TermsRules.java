package org.maillon.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.maillon.kernel.LegalCeiling;
import org.maillon.kernel.PaymentTerms;

/** Whether the law lets two companies agree on terms. */
public final class TermsRules {
    private TermsRules() {}

    /**
     * The ceiling to cite where terms go beyond the law for some invoice of the coming year; empty where they never do, or
     * where the country's law is not known here. In France sixty days or, if the contract says so, either reading of
     * forty-five days end of month (Code de commerce, art. L441-10 I); in Belgium sixty days (law of 2 August 2002).
     */
    public static Optional<LegalCeiling> beyond(PaymentTerms terms, String country, LocalDate from) {
        var ceilings = ceilings(country);
        var beyond = from.datesUntil(from.plusYears(1))
                .anyMatch(day -> !ceilings.isEmpty()
                        && ceilings.stream().allMatch(it -> terms.dueOn(day).isAfter(it.latestDueOn(day))));
        return beyond ? Optional.of(ceilings.getFirst()) : Optional.empty();
    }

    private static List<LegalCeiling> ceilings(String country) {
        return switch (country) {
            case "FR" ->
                List.of(
                        LegalCeiling.FRANCE_60_DAYS,
                        LegalCeiling.FRANCE_45_DAYS_THEN_END_OF_MONTH,
                        LegalCeiling.FRANCE_END_OF_MONTH_THEN_45_DAYS);
            case "BE" -> List.of(LegalCeiling.BELGIUM_60_DAYS);
            default -> List.of();
        };
    }
}
