package org.maillon.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.LedgerStore.AccountLines;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Who owes what. Everything that is booked on customer accounts enters here, and here alone it is read back. */
@Service
public class Ledger {
    private static final int ACCOUNTS_AT_ONCE = 2_000;

    private final TenantScope tenants;
    private final LedgerStore store;
    private final ItemStore items;
    private final BookingStore bookings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ledger(
            TenantScope tenants,
            LedgerStore store,
            ItemStore items,
            BookingStore bookings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.items = items;
        this.bookings = bookings;
        this.events = events;
        this.clock = clock;
    }

    /** After a large posting, once it is committed: lets the planner know what the tables hold now. */
    public void refreshStatistics() {
        store.analyze();
    }

    /** Items open at the end of a day, of one account or of all, those with ids after the given one, at most limit. */
    public List<OpenItem> openItems(
            TenantId tenant, Optional<AccountId> account, LocalDate asOf, long after, int limit) {
        return tenants.in(
                tenant, () -> items.openItems(tenant, account.map(List::of).orElse(null), asOf, after, limit));
    }

    /** The same of several accounts: those of one customer. */
    public List<OpenItem> openItems(
            TenantId tenant, Collection<AccountId> accounts, LocalDate asOf, long after, int limit) {
        return tenants.in(tenant, () -> items.openItems(tenant, accounts, asOf, after, limit));
    }

    /** Entries of one account or of all in the order of their ids, those after the given one, at most limit. */
    public List<LedgerEntry> entries(TenantId tenant, Optional<AccountId> account, long after, int limit) {
        return tenants.in(tenant, () -> items.entries(tenant, account.orElse(null), after, limit));
    }

    /**
     * The history of an account, newest booking first, from an entry on (itself included) or from the newest; empty where
     * the account has no such entry.
     *
     * @param size entries at most, 1 or more
     */
    public EntryPage history(TenantId tenant, AccountId account, OptionalLong from, int size) {
        return tenants.in(tenant, () -> {
            var found = items.history(tenant, account, from, size + 1);
            var older = found.size() > size ? OptionalLong.of(found.getLast().id()) : OptionalLong.empty();
            var newer = from.isPresent() ? items.newer(tenant, account, from.getAsLong(), size) : OptionalLong.empty();
            return new EntryPage(found.stream().limit(size).toList(), newer, older);
        });
    }

    public long countEntries(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> items.countEntries(tenant, account));
    }

    public boolean isEmpty(TenantId tenant) {
        return tenants.in(tenant, () -> items.isEmpty(tenant));
    }

    /** Undoes an allocation: both sides are open again. False when it was undone before, or is not the tenant's. */
    public boolean reverse(TenantId tenant, long allocation) {
        return tenants.in(tenant, () -> {
            var account = items.reverse(tenant, allocation, clock.instant());
            account.ifPresent(changed -> events.publishEvent(new AccountChanged(tenant, changed)));
            return account.isPresent();
        });
    }

    /** Takes a reversal back: lays the allocation again as a person's word. False where a side has no room for it any more. */
    public boolean layAgain(TenantId tenant, long allocation) {
        return tenants.in(tenant, () -> {
            var account = items.layAgain(tenant, allocation, clock.instant());
            account.ifPresent(changed -> events.publishEvent(new AccountChanged(tenant, changed)));
            return account.isPresent();
        });
    }

    /**
     * Enters what Maillon books itself, many at once, and matches nothing by itself: what is laid where is for who books to say.
     * Answers in any order; a key that was booked before answers as it was.
     */
    public List<Booking.Booked> book(TenantId tenant, List<Booking> some) {
        if (some.isEmpty()) return List.of();
        return tenants.in(tenant, () -> {
            bookings.enter(tenant, some, clock.instant());
            tell(tenant, some.stream().map(Booking::account).distinct().toList());
            return bookings.booked(tenant, some);
        });
    }

    /**
     * Lays credits on items as decided, in order; answers those for which there was room. Where two lay the same credit or
     * fill the same item at once, the second finds no room.
     */
    public List<Match> lay(TenantId tenant, List<Match> some) {
        if (some.isEmpty()) return List.of();
        return tenants.in(tenant, () -> {
            var open = bookings.lockItems(
                    tenant, some.stream().map(Match::openItem).toList());
            var unused = bookings.lockCredits(
                    tenant, some.stream().map(Match::credit).toList());
            var laid = some.stream().filter(match -> takes(match, open, unused)).toList();
            tell(tenant, bookings.lay(tenant, laid, clock.instant()));
            return laid;
        });
    }

    private static boolean takes(Match match, Map<Long, Long> open, Map<Long, Long> unused) {
        if (match.cents() > open.getOrDefault(match.openItem(), 0L)) return false;
        if (match.cents() > unused.getOrDefault(match.credit(), 0L)) return false;
        open.merge(match.openItem(), -match.cents(), Long::sum);
        unused.merge(match.credit(), -match.cents(), Long::sum);
        return true;
    }

    private void tell(TenantId tenant, List<AccountId> accounts) {
        events.publishEvent(new EntriesPosted(tenant, accounts));
    }

    /** Other terms hold for the account: due days that no one stated are counted again; answers how many changed. */
    public int recountDueDays(TenantId tenant, AccountId account, UnaryOperator<LocalDate> dueOn) {
        return tenants.in(tenant, () -> {
            int changed = items.recountDueDays(tenant, account, dueOn);
            events.publishEvent(new AccountChanged(tenant, account));
            return changed;
        });
    }

    /** Creates the table {@link Posting} in the caller's transaction. */
    public void beginPosting(TenantId tenant) {
        tenants.run(tenant, store::createPosting);
    }

    /**
     * Enters the lines of {@link Posting}: those not yet known become entries, debits open items, credits what can be
     * allocated; then the accounts they touch are matched. Due days that no one stated are counted from the terms.
     *
     * @param usualTerms of accounts that have none of their own, canonical
     * @param dueOn the due day of canonical terms and a day of issue
     * @param progress told how far the matching has come, 0 to 100
     */
    public Posted post(
            TenantId tenant, String usualTerms, BiFunction<String, LocalDate, LocalDate> dueOn, IntConsumer progress) {
        return tenants.in(tenant, () -> {
            int lines = store.readyPosting();
            bookings.meet(tenant);
            int entries = store.enter(tenant, clock.instant());
            store.stageSides(tenant, usualTerms);
            store.countDueDays(dueOn);
            boolean reversed = entries < lines && store.letLettersPrevail(tenant, clock.instant()) > 0;
            var touched = store.gatherLines(tenant, reversed);
            match(touched, progress);
            store.takeOffMatched(tenant);
            int openItems = store.openItems(tenant);
            int credits = store.credits(tenant);
            int allocations = store.allocateMatched(tenant, clock.instant());
            events.publishEvent(new EntriesPosted(
                    tenant, touched.stream().map(AccountId::new).toList()));
            return new Posted(entries, lines - entries, openItems, credits, allocations);
        });
    }

    private void match(List<Long> accounts, IntConsumer progress) {
        store.createMatched();
        for (int from = 0; from < accounts.size(); from += ACCOUNTS_AT_ONCE) {
            var some = accounts.subList(from, Math.min(from + ACCOUNTS_AT_ONCE, accounts.size()));
            var matched = new ArrayList<LedgerStore.Matched>();
            for (var lines : store.lines(some.getFirst(), some.getLast())) matched.addAll(matched(lines));
            store.keepMatched(matched);
            progress.accept(100 * (from + some.size()) / accounts.size());
        }
    }

    private static List<LedgerStore.Matched> matched(AccountLines account) {
        return MatchingRules.match(account.lines()).stream()
                .map(match -> new LedgerStore.Matched(account.account(), account.currency(), match))
                .toList();
    }
}
