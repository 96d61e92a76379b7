package org.maillon.salesfile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.maillon.customers.AccountId;

/**
 * Everything the rules look at: the pieces of one order's chain, as they stand. Amounts are cents of the order's currency.
 *
 * @param terms what binds the account on the day of the order, else what it accepted later
 */
public record SalesFileFacts(
        Account account,
        Optional<Terms> terms,
        Optional<Quoted> quote,
        Ordered order,
        Optional<Confirmed> confirmation,
        List<Delivered> deliveries,
        List<Invoiced> invoices) {
    /** Who buys: whether the law would know it, and where it is. */
    public record Account(AccountId id, boolean isIdentified, boolean hasAddress) {}

    public record Terms(String label, LocalDate acceptedOn) {}

    /** @param acceptedOn the day of the customer's written yes */
    public record Quoted(
            String number,
            AccountId account,
            LocalDate quotedOn,
            LocalDate validUntil,
            Optional<LocalDate> acceptedOn) {}

    /**
     * @param byPhone said and not written
     * @param hasDocument whether the customer's own order is kept
     */
    public record Ordered(
            String number,
            AccountId account,
            LocalDate orderedOn,
            boolean byPhone,
            boolean held,
            Optional<String> purchaseOrder,
            boolean purchaseOrderRequired,
            boolean hasDocument,
            long grossCents) {}

    public record Confirmed(LocalDate sentOn, Optional<LocalDate> acknowledgedOn, boolean objected) {}

    /** @param purchaseOrder the customer's number as it stands on the note; empty where none does */
    public record Delivered(
            String number,
            AccountId account,
            String purchaseOrder,
            boolean signed,
            boolean withReserves,
            Optional<LocalDate> deliveredOn) {}

    /**
     * @param namesPurchaseOrder whether the customer's number stands on it
     * @param receipt how it reached the customer; empty where nothing was sent
     */
    public record Invoiced(
            String reference,
            AccountId account,
            LocalDate issuedOn,
            long amountCents,
            boolean namesPurchaseOrder,
            Optional<Receipt> receipt) {}

    /** @param rightPerson whether who received it receives invoices or pays */
    public record Receipt(String recipient, boolean opened, boolean rightPerson) {}
}
