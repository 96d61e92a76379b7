package org.maillon.credit;

import java.util.Currency;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;

/**
 * A held subject goes ahead when the customer pays a deposit; it stays held until then.
 *
 * @param amountCents with tax, in minor units; the whole amount where prepayment is asked
 * @param whole prepayment: ask again with {@code prepaid} once it is there
 */
public record DepositAsked(
        TenantId tenant,
        String subject,
        AccountId account,
        long hold,
        long amountCents,
        Currency currency,
        boolean whole,
        String by,
        String why) {}
