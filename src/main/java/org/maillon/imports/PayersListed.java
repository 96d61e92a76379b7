package org.maillon.imports;

import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/**
 * An open-item list said from which bank accounts customers pay; told inside the transaction that entered it. IBANs are sound, each
 * account and IBAN stands once, and what a list shows for many customers is left out: it is hardly theirs.
 */
public record PayersListed(TenantId tenant, List<Payer> payers) {
    public record Payer(AccountId account, String iban) {}
}
