package org.maillon.customers;

import org.maillon.kernel.Code;

/** What kind of record personal data stands in: each kind has its own rule of how long it is kept. */
public enum RecordKind {
    /** The people behind an account and how they are reached. */
    CONTACT,
    /** Invoices, as documents. */
    INVOICE,
    /** What was booked, and what the bank said of money that came in. */
    ACCOUNTING,
    /** Quotes, orders, deliveries, mandates, accepted terms, and the evidence of them. */
    CONTRACT,
    /** What was written, said and noted. */
    CORRESPONDENCE,
    /** Links that were sent, and where they were opened from. */
    TRACE,
    /** The name and numbers of an account; kept as long as something is kept that would mean nothing without them. */
    IDENTITY;

    public String code() {
        return Code.of(this);
    }

    public static RecordKind of(String code) {
        return Code.read(RecordKind.class, code);
    }
}
