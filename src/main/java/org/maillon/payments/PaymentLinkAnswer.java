package org.maillon.payments;

import org.maillon.kernel.Code;

/** What became of asking for a page to pay on. */
public sealed interface PaymentLinkAnswer {
    record Made(PaymentLink link) implements PaymentLinkAnswer {}

    record Refused(Why why) implements PaymentLinkAnswer {
        /** Its sentence stands under {@code payments.link.refusal.CODE}. */
        public String key() {
            return "payments.link.refusal." + Code.of(why);
        }
    }

    /** Why there is no page. */
    enum Why {
        /** The company has no account at a provider. */
        NOT_OFFERED,
        /** No open item of that account and currency, or more than is open of one. */
        NO_ROOM,
        /** Less than half a unit of the currency: no card is charged so little. */
        TOO_SMALL,
        /** More than 999,999.99. */
        TOO_LARGE,
        /** The provider did not answer, or refused. */
        PROVIDER_AWAY
    }
}
