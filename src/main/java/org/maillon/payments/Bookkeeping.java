package org.maillon.payments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Booking;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.Match;
import org.maillon.payments.Laying.Source;
import org.maillon.payments.ReceiptPolicy.CounterAccounts;
import org.maillon.payments.ReceiptStore.NewBooking;
import org.springframework.stereotype.Component;

/**
 * Brings explanations into the ledger: for each account a receipt pays for one credit of its cash, for what is written off
 * another, and the allocations.
 */
@Component
class Bookkeeping {
    static final String JOURNAL = "bank";

    private final Ledger ledger;
    private final ReceiptStore store;
    private final SettlementStore settled;
    private final ReceiptPolicies policies;

    Bookkeeping(Ledger ledger, ReceiptStore store, SettlementStore settled, ReceiptPolicies policies) {
        this.ledger = ledger;
        this.store = store;
        this.settled = settled;
        this.policies = policies;
    }

    /** @param origin what the ledger keeps of who said so */
    record Accepted(Receipt receipt, Explanation explanation, Match.Origin origin) {}

    /** Part of a receipt's money that goes one way: to one account, as cash or as a write-off. */
    private record Share(long receipt, AccountId account, Source source) {
        String kind() {
            return source == Source.CASH ? "receipt" : Code.of(source);
        }

        /** Where it goes in the company's chart; empty for cash, which came. */
        String counterAccount(CounterAccounts accounts) {
            return switch (source) {
                case DIFFERENCE -> accounts.difference();
                case FEE -> accounts.fee();
                case DISCOUNT -> accounts.discount();
                case CASH, CREDIT -> "";
            };
        }
    }

    /** Books them all; answers false where the ledger had no room for one: somebody else was first. */
    boolean book(TenantId tenant, List<Accepted> some, String by, java.time.Instant at) {
        var bookings = new LinkedHashMap<Share, Booking>();
        for (var each : some) shares(each).forEach((share, cents) -> bookings.put(share, booking(each, share, cents)));
        var booked = new HashMap<UUID, Booking.Booked>();
        for (var each : ledger.book(tenant, List.copyOf(bookings.values()))) booked.put(each.key(), each);
        var kept = new ArrayList<NewBooking>();
        var accounts = policies.of(tenant).accounts();
        bookings.forEach((share, booking) -> kept.add(kept(share, booking, of(booked, booking), accounts)));
        store.book(tenant, kept, by, at);
        var matches = new ArrayList<Match>();
        for (var each : some) matches.addAll(matches(each, bookings, booked));
        return ledger.lay(tenant, matches).size() == matches.size();
    }

    /** Answers each booking with its opposite, so that nothing of it is left on the account; both stay to be seen. */
    void takeBack(
            TenantId tenant,
            Receipt receipt,
            List<SettlementStore.Booked> all,
            java.time.LocalDate on,
            java.time.Instant at) {
        var some = all.stream().filter(booked -> !booked.isAccounted()).toList();
        var opposites =
                some.stream().map(booked -> opposite(receipt, booked, on)).toList();
        var booked = new HashMap<UUID, Booking.Booked>();
        for (var each : ledger.book(tenant, opposites)) booked.put(each.key(), each);
        var matches = new ArrayList<Match>();
        for (int next = 0; next < some.size(); next++) {
            matches.add(new Match(
                    of(booked, opposites.get(next)).side(),
                    some.get(next).credit(),
                    some.get(next).cents(),
                    on,
                    Match.Origin.PERSON));
        }
        if (ledger.lay(tenant, matches).size() < matches.size())
            throw new IllegalStateException("a booking is still laid somewhere");
        settled.takenBack(tenant, all.stream().map(SettlementStore.Booked::id).toList(), at);
    }

    private static Booking opposite(Receipt receipt, SettlementStore.Booked booked, java.time.LocalDate on) {
        return new Booking(
                UUID.nameUUIDFromBytes(("taken-back:" + booked.id()).getBytes(StandardCharsets.UTF_8)),
                booked.account(),
                "transfer",
                on,
                receipt.reference().or(receipt::endToEndId).orElse(""),
                label(receipt),
                JOURNAL,
                "receipt:" + receipt.id(),
                receipt.currency(),
                booked.cents());
    }

    private static Map<Share, Long> shares(Accepted accepted) {
        var shares = new LinkedHashMap<Share, Long>();
        long receipt = accepted.receipt().id();
        for (var laying : accepted.explanation().layings()) {
            if (laying.source() == Source.CREDIT) continue;
            shares.merge(new Share(receipt, laying.account(), laying.source()), laying.cents(), Long::sum);
        }
        accepted.explanation()
                .rest()
                .ifPresent(account -> shares.merge(
                        new Share(receipt, account, Source.CASH),
                        accepted.explanation().restCents(),
                        Long::sum));
        return shares;
    }

    /** The receipt's version is part of the key: undone and laid again it is another booking. */
    private static Booking booking(Accepted accepted, Share share, long cents) {
        var receipt = accepted.receipt();
        var key = "receipt:%d:%d:%d:%s"
                .formatted(receipt.id(), receipt.version(), share.account().value(), share.kind());
        return new Booking(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                share.account(),
                share.source() == Source.CASH ? "payment" : "write-off",
                receipt.bookedOn(),
                receipt.reference().or(receipt::endToEndId).orElse(""),
                share.source() == Source.CASH ? label(receipt) : share.kind(),
                JOURNAL,
                "receipt:" + receipt.id(),
                receipt.currency(),
                -cents);
    }

    private static String label(Receipt receipt) {
        var label = (receipt.payer().orElse("") + " " + receipt.text()).strip();
        return label.length() <= 200 ? label : label.substring(0, 200);
    }

    private static NewBooking kept(Share share, Booking booking, Booking.Booked booked, CounterAccounts accounts) {
        return new NewBooking(
                share.receipt(),
                share.account().value(),
                booked.entry(),
                booked.side(),
                -booking.cents(),
                share.kind(),
                share.counterAccount(accounts));
    }

    private static Booking.Booked of(Map<UUID, Booking.Booked> booked, Booking booking) {
        return java.util.Objects.requireNonNull(booked.get(booking.key()));
    }

    private static List<Match> matches(
            Accepted accepted, Map<Share, Booking> bookings, Map<UUID, Booking.Booked> booked) {
        var matches = new ArrayList<Match>();
        for (var laying : accepted.explanation().layings()) {
            var share = new Share(accepted.receipt().id(), laying.account(), laying.source());
            var booking = bookings.get(share);
            long credit =
                    booking == null ? laying.credit() : of(booked, booking).side();
            matches.add(new Match(
                    laying.openItem(),
                    credit,
                    laying.cents(),
                    accepted.receipt().bookedOn(),
                    accepted.origin()));
        }
        return matches;
    }
}
