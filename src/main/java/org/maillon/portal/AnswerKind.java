package org.maillon.portal;

import org.maillon.kernel.Code;

/** What a customer can say on its page. */
public enum AnswerKind {
    PROMISE,
    PROBLEM,
    PAID,
    COPY,
    PURCHASE_ORDER,
    ADDRESSEE,
    CONTACT,
    PLAN,
    UNDONE;

    public String code() {
        return Code.of(this);
    }

    static AnswerKind of(String code) {
        return Code.read(AnswerKind.class, code);
    }

    /** Whether the customer can take it back by itself: a signature binds both sides. */
    boolean canBeUndone() {
        return this != PLAN && this != UNDONE;
    }
}
