package org.maillon.salesfile;

import org.maillon.kernel.Code;

/** What is missing or does not agree; its sentence is {@code salesfile.gap.<code>}, what closes it {@code salesfile.act.<code>}. */
public enum GapKind {
    ACCOUNT_NOT_IDENTIFIED(FileLink.ACCOUNT, true),
    ADDRESS_MISSING(FileLink.ACCOUNT, false),
    TERMS_NOT_ACCEPTED(FileLink.TERMS, true),
    TERMS_ACCEPTED_LATER(FileLink.TERMS, true),
    QUOTE_NOT_ACCEPTED(FileLink.QUOTE, false),
    QUOTE_OVER(FileLink.QUOTE, false),
    QUOTE_AFTER_ORDER(FileLink.QUOTE, true),
    QUOTE_OTHER_ACCOUNT(FileLink.QUOTE, true),
    PURCHASE_ORDER_MISSING(FileLink.ORDER, true),
    ORDER_HELD(FileLink.ORDER, false),
    PHONE_NOT_ACKNOWLEDGED(FileLink.CONFIRMATION, true),
    CONFIRMATION_NOT_SENT(FileLink.CONFIRMATION, false),
    CONFIRMATION_NOT_ACKNOWLEDGED(FileLink.CONFIRMATION, false),
    CONFIRMATION_OBJECTED(FileLink.CONFIRMATION, true),
    DELIVERY_MISSING(FileLink.DELIVERY, true),
    DELIVERY_NOT_SIGNED(FileLink.DELIVERY, true),
    DELIVERY_UNDER_WAY(FileLink.DELIVERY, false),
    DELIVERY_WITH_RESERVES(FileLink.DELIVERY, false),
    DELIVERY_BEFORE_ORDER(FileLink.DELIVERY, true),
    DELIVERY_OTHER_ACCOUNT(FileLink.DELIVERY, true),
    DELIVERY_OTHER_NUMBER(FileLink.DELIVERY, true),
    INVOICE_BEFORE_DELIVERY(FileLink.INVOICE, false),
    INVOICE_WITHOUT_NUMBER(FileLink.INVOICE, true),
    INVOICE_ABOVE_ORDER(FileLink.INVOICE, true),
    INVOICE_OTHER_ACCOUNT(FileLink.INVOICE, true),
    RECEIPT_NOT_SENT(FileLink.RECEIPT, false),
    RECEIPT_NOT_OPENED(FileLink.RECEIPT, false),
    RECEIPT_WRONG_PERSON(FileLink.RECEIPT, false);

    private final FileLink link;
    private final boolean heavy;

    GapKind(FileLink link, boolean heavy) {
        this.link = link;
        this.heavy = heavy;
    }

    public FileLink link() {
        return link;
    }

    /** Whether the file may fall for it; the others only make it less good. */
    public boolean isHeavy() {
        return heavy;
    }

    public String code() {
        return Code.of(this);
    }
}
