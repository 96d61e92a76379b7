package org.maillon.credit;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

/** Why an order waits for a person. The first ones credit finds itself; the gaps are named by whoever asks. */
public enum HoldReason {
    /** The account would owe more than its limit. */
    OVER_LIMIT,
    /** The whole group would owe more than the limit of its parent. */
    GROUP_OVER_LIMIT,
    /** Nobody has set a limit. */
    NO_LIMIT,
    /** The account would owe more than its insurer covers. */
    OVER_COVER,
    /** A debt is older than the company bears. */
    OLD_DEBT,
    BROKEN_PROMISE,
    INSOLVENCY,
    /** Amounts of two currencies, and no rate between them that is recent enough. */
    RATE_MISSING,
    PURCHASE_ORDER_MISSING,
    TERMS_NOT_ACCEPTED,
    PRICE_DEVIATION,
    MARGIN_TOO_LOW,
    DELIVERY_TOO_SOON;

    /** What a seller can close; money paid in advance does not lift it. */
    static final Set<HoldReason> GAPS =
            Set.of(PURCHASE_ORDER_MISSING, TERMS_NOT_ACCEPTED, PRICE_DEVIATION, MARGIN_TOO_LOW, DELIVERY_TOO_SOON);

    /** As in the database and over HTTP: {@code over-limit}. */
    public String code() {
        return Code.of(this);
    }

    public static Optional<HoldReason> of(String code) {
        return Stream.of(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }

    /** As a reader says it: "plafond dépassé". */
    public String in(Language language) {
        return Texts.in(language).say("credit.reason." + code());
    }

    /** What would lift it, in words. */
    public String lift(Language language) {
        return Texts.in(language).say("credit.lift." + code());
    }
}
