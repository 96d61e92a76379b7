package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.maillon.customers.Contact;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.maillon.portal.Invitation;
import org.maillon.portal.Invitations;
import org.springframework.stereotype.Component;

/** Asks customers for deposits: writes down what is asked and tells whoever pays there. */
@Component
class DepositAsking {
    private final DepositStore store;
    private final CatalogueStore catalogue;
    private final Customers customers;
    private final Invitations invitations;
    private final Clock clock;

    DepositAsking(
            DepositStore store, CatalogueStore catalogue, Customers customers, Invitations invitations, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.customers = customers;
        this.invitations = invitations;
        this.clock = clock;
    }

    void ask(TenantId tenant, Order order, long cents, LocalDate dueOn, Actor by) {
        ask(tenant, order, cents, dueOn, OptionalInt.empty(), by);
    }

    private void ask(TenantId tenant, Order order, long cents, LocalDate dueOn, OptionalInt share, Actor by) {
        long deposit = store.ask(tenant, order, cents, dueOn, share, by.who(), clock.instant());
        invitations.send(
                tenant,
                new Invitation(
                        "deposit",
                        "deposit/" + deposit,
                        order.accountId(),
                        Contact.Role.PAYS,
                        "orders/" + order.id(),
                        Map.of(
                                "reference", order.number(),
                                "amountCents", Long.toString(cents),
                                "dueOn", dueOn.toString(),
                                "currency", order.currency().getCurrencyCode())));
    }

    /**
     * Asks what is agreed with the customer, of an order that goes ahead. Where the order has changed, what was asked so
     * before and nothing came for gives way to what is missing now. What a person declined for this total is not asked again.
     *
     * @return what is asked now; empty where nothing new is
     */
    OptionalLong askAsAgreed(TenantId tenant, Order order) {
        int share = order.prepaid() ? 0 : share(tenant, order);
        var known = store.of(tenant, order.id());
        var loose = known.stream()
                .filter(each ->
                        each.shareBasisPoints().isPresent() && each.receipts().isEmpty())
                .toList();
        long missing = store.isDeclined(tenant, order, share) ? 0 : missing(order, share, known, loose);
        if (missing == DepositSum.of(loose).askedCents()) return OptionalLong.empty();
        loose.forEach(each -> store.withdraw(tenant, each.id(), Optional.empty(), clock.instant()));
        if (missing == 0) return OptionalLong.empty();
        ask(tenant, order, missing, dueOn(tenant, order), OptionalInt.of(share), Actor.MAILLON);
        return OptionalLong.of(missing);
    }

    private static long missing(Order order, int share, List<Deposit> known, List<Deposit> loose) {
        long standing = DepositSum.of(known).askedCents() - DepositSum.of(loose).askedCents();
        return Math.max(0, DepositRules.shareCents(order.grossCents(), share) - standing);
    }

    /**
     * The order ends: nothing is asked for it any more, and what was laid on its deposits is free, but for what stands on an
     * invoice.
     */
    void end(TenantId tenant, Order order) {
        for (var deposit : store.of(tenant, order.id())) {
            deposit.receipts().forEach(laid -> free(tenant, deposit, laid));
            if (deposit.takenOffCents() == 0) store.withdraw(tenant, deposit.id(), Optional.empty(), clock.instant());
        }
    }

    private void free(TenantId tenant, Deposit deposit, Deposit.Laid laid) {
        if (laid.takenOffCents() == laid.cents()) return;
        store.undo(tenant, deposit.id(), laid.id(), clock.instant());
        if (laid.takenOffCents() > 0)
            store.lay(tenant, deposit.id(), laid.credit(), laid.takenOffCents(), laid.by(), clock.instant());
    }

    private int share(TenantId tenant, Order order) {
        return customers.profile(tenant, order.accountId()).depositBasisPoints();
    }

    private LocalDate dueOn(TenantId tenant, Order order) {
        int days = catalogue.policy(tenant).orElse(SalesPolicy.USUAL).depositDays();
        return DepositRules.dueOn(LocalDate.now(clock), order.wantedOn(), days);
    }
}
