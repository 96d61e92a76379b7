package org.maillon.payments;

import org.maillon.customers.AccountId;
import org.maillon.kernel.Code;
import org.maillon.kernel.Texts;

/** An item that is due and is not collected, and why. */
public record LeftOut(long openItem, AccountId accountId, String reference, long openCents, String currency, Why why) {
    /** Why an item is not collected, the first of these that holds. */
    public enum Why {
        NOT_EURO,
        /** The customer is insolvent: what it owed before is declared, not collected (Code de commerce, art. L622-7). */
        INSOLVENCY,
        DISPUTED,
        PROMISED,
        PLANNED,
        RECEIPT_TO_MATCH,
        PAUSED,
        CREDIT_TO_USE,
        MANDATE_EXPIRED,
        SIGNED_LATER,
        MANDATE_USED,
        TOO_SOON_TO_ANNOUNCE,
        TOO_LARGE,
        /** The account to debit differs from those the customer is known to pay from, and no second person has agreed. */
        IBAN_NOT_APPROVED;

        /** As over HTTP: {@code not-euro}. */
        public String code() {
            return Code.of(this);
        }

        /** In words, and what to do next. */
        public String sentence(Texts texts) {
            return texts.say("payments.debit.left-out." + code());
        }
    }
}
