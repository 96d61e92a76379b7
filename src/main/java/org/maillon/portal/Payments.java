package org.maillon.portal;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenant;
import org.maillon.kernel.Iban;
import org.maillon.kernel.Money;
import org.maillon.ledger.OpenItem;
import org.maillon.messages.Sender;
import org.maillon.portal.CustomerView.Code;
import org.maillon.portal.CustomerView.Payment;
import org.maillon.portal.CustomerView.Transfer;
import org.maillon.portal.PaymentReferenceRules.PaymentReference;

/** How the customer can pay: by one transfer for all, less what it has to its credit, or by one for each item. */
final class Payments {
    private Payments() {}

    /** Null where the company has not said where to pay, or nothing is owed. */
    static @Nullable Payment of(
            List<OpenItem> items, Map<String, Long> credits, Tenant company, Optional<Sender> sender, Words words) {
        var iban = sender.map(Sender::iban).orElse(null);
        if (iban == null || items.isEmpty()) return null;
        var bic = sender.map(Sender::bic).orElse(null);
        var to = new Beneficiary(company.name(), new Iban(iban), bic == null ? "" : bic);
        var transfers = new ArrayList<Transfer>();
        credits.forEach((currency, credit) -> all(items, currency, credit, to, words, transfers));
        if (items.size() > 1) items.forEach(item -> transfers.add(one(item, item.openCents(), to, words)));
        return new Payment(company.name(), to.iban().display(), bic, transfers);
    }

    private record Beneficiary(String name, Iban iban, String bic) {}

    private static void all(
            List<OpenItem> items, String currency, long credit, Beneficiary to, Words words, List<Transfer> transfers) {
        var own =
                items.stream().filter(item -> item.currency().equals(currency)).toList();
        long cents = own.stream().mapToLong(OpenItem::openCents).sum() - credit;
        if (cents <= 0) return;
        if (own.size() == 1) {
            transfers.add(one(own.getFirst(), cents, to, words));
            return;
        }
        var reference = PaymentReferenceRules.ofAll(
                own.stream().map(OpenItem::reference).toList());
        transfers.add(transfer(
                words.t("portal.pay.all"), new Money(cents, Currency.getInstance(currency)), reference, to, words));
    }

    private static Transfer one(OpenItem item, long cents, Beneficiary to, Words words) {
        var reference = PaymentReferenceRules.of(item.reference(), item.label());
        return transfer(
                item.reference(), new Money(cents, Currency.getInstance(item.currency())), reference, to, words);
    }

    private static Transfer transfer(
            String label, Money amount, PaymentReference reference, Beneficiary to, Words words) {
        var code = EpcCode.text(to.name(), to.iban(), to.bic(), amount, reference)
                .map(EpcCode::draw)
                .map(picture -> new Code(picture.size(), picture.path()))
                .orElse(null);
        return new Transfer(label, words.money(amount.cents(), amount.currency()), reference.shown(), code);
    }
}
