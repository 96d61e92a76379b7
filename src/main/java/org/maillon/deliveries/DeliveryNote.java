package org.maillon.deliveries;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;

/**
 * A delivery note or work report, without its lines.
 *
 * @param account the code of its account
 * @param order the id of ours it delivers
 * @param deliveredOn the day it was taken
 */
public record DeliveryNote(
        long id,
        String number,
        DeliveryKind kind,
        AccountId accountId,
        String account,
        String accountName,
        OptionalLong order,
        String orderNumber,
        String purchaseOrder,
        String address,
        String carrier,
        String remark,
        Currency currency,
        LocalDate plannedOn,
        DeliveryState state,
        Optional<LocalDate> deliveredOn,
        Instant createdAt,
        String createdBy) {
    /** How it stands in the evidence. */
    public String subject() {
        return "account/" + accountId.value() + "/delivery/" + id;
    }
}
