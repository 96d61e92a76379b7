package org.maillon.tasks;

import org.maillon.kernel.Code;

/** What kind of thing a person has to do; its sentence is {@code tasks.kind.<code>} with the customer's name. */
public enum TaskKind {
    /** Ring somebody up; what was heard is its result. */
    CALL,
    /** A step of a scenario that a person carries out. */
    MANUAL,
    /** An address, a number or a person that does not answer has to be put right. */
    FIX_CONTACT,
    /** The customer wants something: a copy, an order number, another addressee. */
    CUSTOMER_ASKED,
    DISPUTE,
    /** Something waits for somebody's yes. */
    APPROVE,
    /** Money that came in and may explain an item. */
    RECEIPT,
    RETURNED_PAYMENT,
    BROKEN_PROMISE,
    MISSED_INSTALMENT,
    /** A customer is insolvent: the claim is declared in time. */
    INSOLVENCY;

    /** As in the database, over HTTP and in the keys of sentences: {@code fix-contact}. */
    public String code() {
        return Code.of(this);
    }

    /** The kind of such a code; any other word is refused. */
    public static TaskKind of(String code) {
        return Code.read(TaskKind.class, code);
    }
}
