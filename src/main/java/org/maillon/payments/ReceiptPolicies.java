package org.maillon.payments;

import java.util.List;
import java.util.Optional;
import org.maillon.access.AuditTrail;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** What a company settles about its receipts: tolerance, accounts, discounts, thanks. Each change stands in the audit trail. */
@Service
public class ReceiptPolicies {
    private final TenantScope tenants;
    private final Tenants companies;
    private final ReceiptPolicyStore store;
    private final Customers customers;
    private final AuditTrail trail;

    ReceiptPolicies(
            TenantScope tenants, Tenants companies, ReceiptPolicyStore store, Customers customers, AuditTrail trail) {
        this.tenants = tenants;
        this.companies = companies;
        this.store = store;
        this.customers = customers;
        this.trail = trail;
    }

    /** What was settled, else what is usual in the company's country. */
    public ReceiptPolicy of(TenantId tenant) {
        return tenants.in(tenant, () -> store.find(tenant))
                .orElseGet(() -> ReceiptPolicy.usual(
                        companies.find(tenant).map(Tenant::country).orElse("FR")));
    }

    public void change(TenantId tenant, ReceiptPolicy policy, String by) {
        tenants.run(tenant, () -> {
            store.save(tenant, policy);
            trail.record(tenant, by, "receipt-policy-changed", "", told(policy));
        });
    }

    /** Cents and accounts as they stand from now on, without words: the trail is read in three languages. */
    private static String told(ReceiptPolicy policy) {
        var accounts = policy.accounts();
        var discount = policy.discount()
                .map(terms -> " · -%d bp / %d d".formatted(terms.basisPoints(), terms.days()))
                .orElse("");
        return "± %d c → %s · %d c → %s · %s%s"
                .formatted(
                        policy.toleranceCents(),
                        accounts.difference(),
                        policy.feeCents(),
                        accounts.fee(),
                        accounts.discount(),
                        discount);
    }

    /** Discounts agreed with customers, by name. */
    public List<AgreedDiscount> discounts(TenantId tenant) {
        return tenants.in(tenant, () -> store.discounts(tenant));
    }

    /** The discount agreed with a customer; empty where the usual one holds. */
    public Optional<DiscountTerms> discount(TenantId tenant, AccountId account) {
        return tenants.in(tenant, () -> store.discount(tenant, account));
    }

    /** A discount for early payment holds for this customer from now on, in the place of the usual one. */
    public void agree(TenantId tenant, AccountId account, DiscountTerms terms, String by) {
        tenants.run(tenant, () -> {
            store.agree(tenant, account, terms);
            var said = "-%d bp / %d d".formatted(terms.basisPoints(), terms.days());
            trail.record(tenant, by, "discount-agreed", code(tenant, account), said);
        });
    }

    /** From now on the usual one holds, if any. False where nothing was agreed with this customer. */
    public boolean end(TenantId tenant, AccountId account, String by) {
        return tenants.in(tenant, () -> {
            boolean ended = store.end(tenant, account);
            if (ended) trail.record(tenant, by, "discount-ended", code(tenant, account), "");
            return ended;
        });
    }

    private String code(TenantId tenant, AccountId account) {
        return customers.find(tenant, account).map(CustomerAccount::code).orElse("");
    }
}
