package org.maillon.deliveries;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.InvalidValue;

/**
 * A delivery to be written.
 *
 * @param number the company's own; empty for the next of Maillon's
 * @param order the id of the order it delivers; empty where there is none
 * @param address where to, as on an envelope, lines apart
 * @param carrier who brings it, where that is somebody else
 * @param beyondOrder whether more than was ordered is meant to be delivered
 * @param lines 1 to 200
 */
public record NewDelivery(
        Optional<String> number,
        DeliveryKind kind,
        AccountId account,
        OptionalLong order,
        String address,
        String carrier,
        String remark,
        Currency currency,
        LocalDate plannedOn,
        boolean beyondOrder,
        List<NewLine> lines) {
    private static final int MOST_LINES = 200;

    public NewDelivery {
        number = number.map(it -> SignedText.line(it, 60, "deliveries.number.long"))
                .filter(it -> !it.isEmpty());
        address = SignedText.lines(address, 500, "deliveries.address.long");
        carrier = SignedText.line(carrier, 200, "deliveries.carrier.long");
        remark = SignedText.lines(remark, 2_000, "deliveries.remark.long");
        lines = List.copyOf(lines);
        if (lines.isEmpty()) throw new InvalidValue("deliveries.lines.missing");
        if (lines.size() > MOST_LINES) throw new InvalidValue("deliveries.lines.many", Integer.toString(MOST_LINES));
    }
}
