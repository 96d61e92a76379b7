package org.maillon.desk;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.customers.CustomerAccount;
import org.maillon.steering.AgedItem;
import org.maillon.steering.Steering;
import org.springframework.stereotype.Component;

/** The open items of one customer, a page at a time, each with the reason why it was chased or not. */
@Component
class AccountItems {
    private static final int ITEMS = 50;

    /** The rules look at an account whole: of one with more open items nobody waits for them. */
    private static final int DECIDED_AT_ONCE = 300;

    private final Steering steering;
    private final List<ItemReasons> reasons;
    private final Clock clock;

    AccountItems(Steering steering, List<ItemReasons> reasons, Clock clock) {
        this.steering = steering;
        this.reasons = reasons;
        this.clock = clock;
    }

    Asked asked(CurrentMember member, CustomerAccount account, @Nullable LocalDate asOf, @Nullable String currency) {
        var today = LocalDate.now(clock);
        var currencies = steering.currencies(member.tenant(), account.id());
        var chosen = currencies.stream()
                .filter(it -> it.getCurrencyCode().equals(currency))
                .findFirst()
                .orElse(currencies.getFirst());
        return new Asked(asOf == null ? today : asOf, chosen, today);
    }

    /** @param openItems how many the account has in all */
    ShownItems page(CurrentMember member, CustomerAccount account, Asked asked, int number, long openItems) {
        var found = steering.items(
                member.tenant(),
                Optional.of(account.id()),
                Optional.empty(),
                asked.currency(),
                asked.asOf(),
                Pager.offset(number, ITEMS),
                ITEMS + 1);
        var items = found.stream().limit(ITEMS).toList();
        boolean atOnce = openItems <= DECIDED_AT_ONCE;
        var why = reasons(member, account, items, asked.asOf(), atOnce);
        var list = "/accounts/" + account.id().value();
        var later = atOnce || why.size() == items.size() || !asked.isToday()
                ? null
                : list + "/open-items?" + asked.query() + "&page=" + number;
        return new ShownItems(
                items, why, Pager.of(list + "?" + asked.query() + "#open", number, found.size() > ITEMS), later);
    }

    private Map<Long, ItemReason> reasons(
            CurrentMember member, CustomerAccount account, List<AgedItem> items, LocalDate on, boolean expected) {
        var all = new HashMap<Long, ItemReason>();
        var shown = items.stream().map(AgedItem::id).collect(toSet());
        if (!shown.isEmpty())
            reasons.forEach(source -> all.putAll(source.of(member, account.id(), shown, on, expected)));
        return all;
    }
}
