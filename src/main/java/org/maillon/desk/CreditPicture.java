package org.maillon.desk;

import java.util.ArrayList;
import java.util.List;
import org.maillon.credit.Exposure;
import org.maillon.kernel.Money;

/**
 * What a customer owes and has been promised against its limit: one bar, a line where the limit is, and the table.
 *
 * @param summary the bar in one sentence, read to those who do not see it
 * @param limit where the limit lies, in thousandths of the bar; below zero without one
 */
public record CreditPicture(String summary, List<Part> parts, int limit, List<Row> rows) {
    private static final int WIDTH = 1000;

    /** A part of the exposure as drawn. */
    public record Part(int layer, int x, int width) {}

    /** A line of the table; {@code layer} is below zero where nothing is drawn for it. */
    public record Row(int layer, String label, String amount) {}

    static CreditPicture of(Page page, Exposure exposure, Money limit) {
        return drawn(page, exposure, limit.cents());
    }

    static CreditPicture of(Page page, Exposure exposure) {
        return drawn(page, exposure, -1);
    }

    private static CreditPicture drawn(Page page, Exposure exposure, long limit) {
        long owed = Math.max(0, exposure.receivableCents() - exposure.creditCents());
        long ordered = Math.max(0, exposure.acceptedCents() - exposure.depositCents());
        var cents = List.of(owed, exposure.deliveredCents(), ordered);
        long scale = Math.max(
                1, Math.max(limit, cents.stream().mapToLong(Long::longValue).sum()));
        var parts = new ArrayList<Part>();
        long before = 0;
        for (int layer = 0; layer < cents.size(); layer++) {
            long part = cents.get(layer);
            if (part > 0) parts.add(new Part(layer, share(before, scale), Math.max(3, share(part, scale))));
            before += part;
        }
        return new CreditPicture(
                summary(page, exposure, limit),
                List.copyOf(parts),
                limit < 0 ? -1 : Math.min(WIDTH - 6, share(limit, scale)),
                rows(page, exposure, limit));
    }

    private static int share(long cents, long scale) {
        return (int) Math.round((double) cents * WIDTH / scale);
    }

    private static String summary(Page page, Exposure exposure, long limit) {
        var total = page.in().money(new Money(exposure.totalCents(), exposure.currency()));
        return limit < 0
                ? page.t("desk.credit.picture.no-limit", total)
                : page.t("desk.credit.picture", total, page.in().money(new Money(limit, exposure.currency())));
    }

    private static List<Row> rows(Page page, Exposure exposure, long limit) {
        var rows = new ArrayList<Row>();
        rows.add(row(page, exposure, 0, "receivable", exposure.receivableCents()));
        if (exposure.creditCents() != 0) rows.add(row(page, exposure, -1, "credit", -exposure.creditCents()));
        rows.add(row(page, exposure, 1, "delivered", exposure.deliveredCents()));
        rows.add(row(page, exposure, 2, "accepted", exposure.acceptedCents()));
        if (exposure.depositCents() != 0) rows.add(row(page, exposure, -1, "deposit", -exposure.depositCents()));
        rows.add(row(page, exposure, -1, "total", exposure.totalCents()));
        if (limit >= 0) rows.add(row(page, exposure, -1, "limit", limit));
        if (limit >= 0) rows.add(row(page, exposure, -1, "left", limit - exposure.totalCents()));
        return rows;
    }

    private static Row row(Page page, Exposure exposure, int layer, String what, long cents) {
        var amount = page.in().money(new Money(cents, exposure.currency()));
        return new Row(layer, page.t("desk.credit.part." + what), amount);
    }
}
