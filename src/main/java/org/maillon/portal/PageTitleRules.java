package org.maillon.portal;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.maillon.ledger.OpenItem;

/** The page's title answers the customer's first question: what is owed, and since when. */
final class PageTitleRules {
    private PageTitleRules() {}

    static String title(List<OpenItem> items, Map<String, Long> totals, LocalDate today, Words words) {
        if (items.isEmpty()) return words.t("portal.title.nothing");
        var sum = totals.entrySet().stream()
                .map(total -> words.money(total.getValue(), Currency.getInstance(total.getKey())))
                .collect(Collectors.joining(" + "));
        long late = items.stream().filter(item -> item.daysLate(today) > 0).count();
        if (items.size() == 1) return one(items.getFirst(), today, words);
        if (late == items.size()) return words.t("portal.title.all-late", items.size(), sum);
        return late == 0
                ? words.t("portal.title.several", items.size(), sum)
                : words.t("portal.title.several-late", items.size(), sum, late);
    }

    private static String one(OpenItem item, LocalDate today, Words words) {
        if (item.dueOn().isEmpty()) return words.t("portal.title.one.open");
        return words.t(
                item.daysLate(today) > 0 ? "portal.title.one.late" : "portal.title.one",
                words.day(item.dueOn().get()));
    }

    static String lead(List<OpenItem> items, LocalDate today, Words words) {
        if (items.isEmpty()) return words.t("portal.lead.nothing");
        boolean late = items.stream().anyMatch(item -> item.daysLate(today) > 0);
        return words.t(late ? "portal.lead.late" : "portal.lead");
    }
}
