package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.LedgerEntry;
import org.maillon.ledger.OpenItem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "ledger", description = "Who owes what, as of any day")
class LedgerController {
    private final Ledger ledger;
    private final Accounts accounts;
    private final Clock clock;

    LedgerController(Ledger ledger, Accounts accounts, Clock clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Item(
            long id,
            String account,
            String accountName,
            String kind,
            String reference,
            String label,
            String currency,
            LocalDate bookedOn,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            boolean dueStated,
            long daysLate,
            long amountCents,
            long openCents) {
        static Item of(OpenItem item, LocalDate asOf) {
            return new Item(
                    item.id(),
                    item.account(),
                    item.accountName(),
                    item.kind(),
                    item.reference(),
                    item.label(),
                    item.currency(),
                    item.bookedOn(),
                    item.issuedOn(),
                    item.dueOn().orElse(null),
                    item.dueStated(),
                    item.daysLate(asOf),
                    item.amountCents(),
                    item.openCents());
        }
    }

    record Laid(long id, String reference, LocalDate effectiveOn, long amountCents, String origin) {
        static Laid of(LedgerEntry.Laid laid) {
            return new Laid(laid.allocation(), laid.otherReference(), laid.effectiveOn(), laid.cents(), laid.origin());
        }
    }

    record Entry(
            long id,
            String account,
            String kind,
            LocalDate bookedOn,
            LocalDate documentOn,
            String reference,
            String label,
            String journal,
            String ledgerAccount,
            String currency,
            long amountCents,
            long openCents,
            String letter,
            List<Laid> allocations) {
        static Entry of(LedgerEntry entry) {
            return new Entry(
                    entry.id(),
                    entry.account(),
                    entry.kind(),
                    entry.bookedOn(),
                    entry.documentOn(),
                    entry.reference(),
                    entry.label(),
                    entry.journal(),
                    entry.ledgerAccount(),
                    entry.currency(),
                    entry.amountCents(),
                    entry.openCents(),
                    entry.letter(),
                    entry.allocations().stream().map(Laid::of).toList());
        }
    }

    @GetMapping("/open-items")
    @Operation(summary = "What is open at the end of a day (today where none is given), of one account or of all")
    Slice<Item> openItems(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var day = reading.day("asOf", asOf, LocalDate.now(clock));
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        var found = ledger.openItems(member.tenant(), accounts.named(member, account), day, after, atMost + 1);
        return Slice.of(found, atMost, OpenItem::id, item -> Item.of(item, day));
    }

    @GetMapping("/entries")
    @Operation(
            summary = "What was booked, of one account or of all, with what was laid against it; debits are positive")
    Slice<Entry> entries(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        var found = ledger.entries(member.tenant(), accounts.named(member, account), after, atMost + 1);
        return Slice.of(found, atMost, LedgerEntry::id, Entry::of);
    }
}
