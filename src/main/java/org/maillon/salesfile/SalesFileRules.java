package org.maillon.salesfile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.sales.PaperNumbers;
import org.maillon.salesfile.SalesFileFacts.Delivered;
import org.maillon.salesfile.SalesFileFacts.Invoiced;
import org.maillon.salesfile.SalesFileFacts.Quoted;

/** Holds the pieces of a sale against each other: what is missing, what does not agree, and how strong that leaves the file. */
final class SalesFileRules {
    private final SalesFileFacts facts;
    private final List<Gap> gaps = new ArrayList<>();

    private SalesFileRules(SalesFileFacts facts) {
        this.facts = facts;
    }

    /** What the rules found. */
    record Judged(Map<FileLink, LinkState> states, List<Gap> gaps, Strength strength) {}

    static Judged judge(SalesFileFacts facts) {
        var rules = new SalesFileRules(facts);
        rules.account();
        rules.terms();
        facts.quote().ifPresent(rules::quote);
        rules.order();
        rules.confirmation();
        rules.deliveries();
        facts.invoices().forEach(rules::invoice);
        rules.sums();
        facts.invoices().forEach(rules::receipt);
        return new Judged(rules.states(), List.copyOf(rules.gaps), strength(rules.gaps));
    }

    static Strength strength(List<Gap> gaps) {
        if (gaps.isEmpty()) return Strength.STRONG;
        return gaps.stream().anyMatch(gap -> gap.kind().isHeavy()) ? Strength.WEAK : Strength.FAIR;
    }

    private void gap(GapKind kind, String... arguments) {
        gaps.add(Gap.of(kind, arguments));
    }

    private void account() {
        if (!facts.account().isIdentified()) gap(GapKind.ACCOUNT_NOT_IDENTIFIED);
        if (!facts.account().hasAddress()) gap(GapKind.ADDRESS_MISSING);
    }

    private void terms() {
        var accepted = facts.terms();
        if (accepted.isEmpty()) gap(GapKind.TERMS_NOT_ACCEPTED);
        else if (accepted.get().acceptedOn().isAfter(facts.order().orderedOn()))
            gap(GapKind.TERMS_ACCEPTED_LATER, accepted.get().label());
    }

    private void quote(Quoted quote) {
        var order = facts.order();
        if (!quote.account().equals(order.account())) gap(GapKind.QUOTE_OTHER_ACCOUNT, quote.number());
        if (quote.quotedOn().isAfter(order.orderedOn())) gap(GapKind.QUOTE_AFTER_ORDER, quote.number());
        if (quote.acceptedOn().isEmpty()) gap(GapKind.QUOTE_NOT_ACCEPTED, quote.number());
        else if (quote.acceptedOn().get().isAfter(quote.validUntil())) gap(GapKind.QUOTE_OVER, quote.number());
    }

    private void order() {
        var order = facts.order();
        if (order.purchaseOrderRequired() && order.purchaseOrder().isEmpty()) gap(GapKind.PURCHASE_ORDER_MISSING);
        if (order.held()) gap(GapKind.ORDER_HELD);
    }

    /** The customer's own writing makes a confirmation a courtesy: an accepted quote, or its order as a document. */
    private void confirmation() {
        var order = facts.order();
        boolean written =
                order.hasDocument() || facts.quote().flatMap(Quoted::acceptedOn).isPresent();
        var sent = facts.confirmation();
        boolean acknowledged = sent.flatMap(it -> it.acknowledgedOn()).isPresent();
        if (sent.map(it -> it.objected()).orElse(false)) gap(GapKind.CONFIRMATION_OBJECTED);
        else if (acknowledged || written) return;
        else if (order.byPhone()) gap(GapKind.PHONE_NOT_ACKNOWLEDGED);
        else gap(sent.isEmpty() ? GapKind.CONFIRMATION_NOT_SENT : GapKind.CONFIRMATION_NOT_ACKNOWLEDGED);
    }

    private void deliveries() {
        if (facts.deliveries().isEmpty() && !facts.invoices().isEmpty()) gap(GapKind.DELIVERY_MISSING);
        facts.deliveries().forEach(this::delivery);
    }

    private void delivery(Delivered delivery) {
        var order = facts.order();
        if (!delivery.account().equals(order.account())) gap(GapKind.DELIVERY_OTHER_ACCOUNT, delivery.number());
        if (before(delivery.deliveredOn(), order.orderedOn())) gap(GapKind.DELIVERY_BEFORE_ORDER, delivery.number());
        boolean otherNumber = !delivery.purchaseOrder().isEmpty()
                && order.purchaseOrder()
                        .filter(number -> !same(number, delivery.purchaseOrder()))
                        .isPresent();
        if (otherNumber) gap(GapKind.DELIVERY_OTHER_NUMBER, delivery.number(), delivery.purchaseOrder());
        if (delivery.withReserves()) gap(GapKind.DELIVERY_WITH_RESERVES, delivery.number());
        else if (!delivery.signed())
            gap(
                    facts.invoices().isEmpty() ? GapKind.DELIVERY_UNDER_WAY : GapKind.DELIVERY_NOT_SIGNED,
                    delivery.number());
    }

    private void invoice(Invoiced invoice) {
        var order = facts.order();
        if (!invoice.account().equals(order.account())) gap(GapKind.INVOICE_OTHER_ACCOUNT, invoice.reference());
        if (order.purchaseOrder().isPresent() && !invoice.namesPurchaseOrder())
            gap(
                    GapKind.INVOICE_WITHOUT_NUMBER,
                    invoice.reference(),
                    order.purchaseOrder().get());
        boolean early = facts.deliveries().stream()
                .map(Delivered::deliveredOn)
                .flatMap(Optional::stream)
                .anyMatch(day -> invoice.issuedOn().isBefore(day));
        if (early) gap(GapKind.INVOICE_BEFORE_DELIVERY, invoice.reference());
    }

    private void sums() {
        long invoiced =
                facts.invoices().stream().mapToLong(Invoiced::amountCents).sum();
        if (invoiced > facts.order().grossCents()) gap(GapKind.INVOICE_ABOVE_ORDER);
    }

    private void receipt(Invoiced invoice) {
        var receipt = invoice.receipt();
        if (receipt.isEmpty()) gap(GapKind.RECEIPT_NOT_SENT, invoice.reference());
        else if (!receipt.get().rightPerson())
            gap(GapKind.RECEIPT_WRONG_PERSON, invoice.reference(), receipt.get().recipient());
        else if (!receipt.get().opened())
            gap(GapKind.RECEIPT_NOT_OPENED, invoice.reference(), receipt.get().recipient());
    }

    private Map<FileLink, LinkState> states() {
        var states = new EnumMap<FileLink, LinkState>(FileLink.class);
        for (var link : FileLink.values()) states.put(link, state(link));
        return states;
    }

    private LinkState state(FileLink link) {
        var ours = gaps.stream().filter(gap -> gap.kind().link() == link).toList();
        if (ours.stream().anyMatch(gap -> gap.kind().isHeavy())) return LinkState.WEAK;
        if (!ours.isEmpty()) return LinkState.HELD;
        return isThere(link) ? LinkState.SOUND : LinkState.QUIET;
    }

    private boolean isThere(FileLink link) {
        return switch (link) {
            case ACCOUNT, ORDER -> true;
            case TERMS -> facts.terms().isPresent();
            case QUOTE -> facts.quote().isPresent();
            case CONFIRMATION -> facts.confirmation().isPresent();
            case DELIVERY -> !facts.deliveries().isEmpty();
            case INVOICE, RECEIPT -> !facts.invoices().isEmpty();
        };
    }

    private static boolean before(Optional<LocalDate> day, LocalDate other) {
        return day.filter(it -> it.isBefore(other)).isPresent();
    }

    /** Blanks and capitals do not make another number. */
    static boolean same(String one, String other) {
        return PaperNumbers.plain(one).equals(PaperNumbers.plain(other));
    }
}
