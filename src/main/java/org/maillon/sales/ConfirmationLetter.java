package org.maillon.sales;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.maillon.customers.Contact;
import org.maillon.evidence.DocumentId;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.TenantId;
import org.maillon.portal.Invitation;
import org.maillon.portal.Invitations;
import org.springframework.stereotype.Component;

/** Puts what we understood in writing and sends it to who orders, with the link under which it is acknowledged. */
@Component
class ConfirmationLetter {
    private final ConfirmationStore store;
    private final OrderStore orders;
    private final LineStore lines;
    private final DepositStore deposits;
    private final SalesPaper paper;
    private final Evidence evidence;
    private final Invitations invitations;
    private final Clock clock;

    ConfirmationLetter(
            ConfirmationStore store,
            OrderStore orders,
            LineStore lines,
            DepositStore deposits,
            SalesPaper paper,
            Evidence evidence,
            Invitations invitations,
            Clock clock) {
        this.store = store;
        this.orders = orders;
        this.lines = lines;
        this.deposits = deposits;
        this.paper = paper;
        this.evidence = evidence;
        this.invitations = invitations;
        this.clock = clock;
    }

    boolean isDue(TenantId tenant, Order order) {
        boolean askedBefore = !store.of(tenant, order.id()).isEmpty();
        return ConfirmationRules.isDue(order.state(), order.source(), order.confirmation(), askedBefore);
    }

    /** Answers the document that was sent. */
    DocumentId send(TenantId tenant, Order order, Actor by) {
        var pdf = paper.confirmation(
                tenant,
                order,
                lines.ofOrder(tenant, order.id(), order.version()),
                deposits.of(tenant, order.id()),
                LocalDate.now(clock));
        var document = evidence.keep(tenant, pdf, "application/pdf", order.number() + ".pdf");
        store.sent(tenant, order, document, by.who(), clock.instant());
        long times = orders.history(tenant, order.id()).stream()
                .filter(change -> change.act().equals("confirmed"))
                .count();
        invitations.send(
                tenant,
                new Invitation(
                        "confirmation",
                        "confirmation/" + order.id() + "/" + (times + 1),
                        order.accountId(),
                        Contact.Role.ORDERS,
                        "orders/" + order.id(),
                        Map.of(
                                "reference", order.number(),
                                "amountCents", Long.toString(order.grossCents()),
                                "currency", order.currency().getCurrencyCode())));
        return document;
    }
}
