package org.maillon.payments;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.payments.Receipt.State;
import org.maillon.payments.ReceiptStore.Decided;
import org.springframework.stereotype.Component;

/**
 * What the provider of payment pages pays out to our bank. The customers' money was counted when they paid; the line of the
 * statement that brings it later is set aside, and what names the provider is never laid on a customer by itself.
 */
@Component
class Payouts {
    static final String PROVIDER = "stripe";

    private static final Pattern NAMED = Pattern.compile("\\b" + PROVIDER + "\\b.*", Pattern.DOTALL);
    private static final int AT_ONCE = 500;

    private final TenantScope tenants;
    private final PayoutStore store;
    private final ReceiptStore receipts;
    private final CardAccounts accounts;
    private final Clock clock;

    Payouts(TenantScope tenants, PayoutStore store, ReceiptStore receipts, CardAccounts accounts, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.receipts = receipts;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Of these receipts those that the provider sent; empty where the company has no account there. */
    Set<Long> among(TenantId tenant, Collection<Receipt> some) {
        var found = new HashSet<Long>();
        if (!accounts.isKept(tenant)) return found;
        for (var receipt : some) if (isFromProvider(receipt)) found.add(receipt.id());
        return found;
    }

    /** Sets aside those that a known payout explains; answers which. The caller holds them locked. */
    Set<Long> setAside(TenantId tenant, Collection<Receipt> some) {
        var brought =
                some.stream().filter(receipt -> store.bring(tenant, receipt)).toList();
        var decided = brought.stream()
                .map(receipt -> new Decided(receipt.id(), receipt.version(), State.ASIDE))
                .toList();
        if (!decided.isEmpty()) receipts.decide(tenant, decided, true, PROVIDER, clock.instant());
        return new HashSet<>(brought.stream().map(Receipt::id).toList());
    }

    /** Keeps what the provider says that it pays out, and settles lines that came before it was said. */
    void expect(TenantId tenant, List<PaymentProvider.Payout> payouts) {
        tenants.run(tenant, () -> {
            payouts.stream()
                    .filter(payout -> payout.cents() > 0
                            && !payout.reference().isEmpty()
                            && payout.currency().matches("[A-Z]{3}"))
                    .forEach(payout -> store.keep(tenant, payout));
            var waiting = receipts.lockNaming(tenant, PROVIDER, AT_ONCE).stream()
                    .filter(Payouts::isFromProvider)
                    .toList();
            setAside(tenant, waiting);
        });
    }

    /** By the name of who pays; by the text where the bank names nobody. */
    static boolean isFromProvider(Receipt receipt) {
        var payer = receipt.payer().orElse("").strip().toLowerCase(Locale.ROOT);
        if (!payer.isEmpty()) return NAMED.matcher(payer).matches();
        return NAMED.matcher(receipt.text().toLowerCase(Locale.ROOT)).find();
    }
}
