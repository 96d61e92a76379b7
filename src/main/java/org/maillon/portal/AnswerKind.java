package org.maillon.portal;

import java.util.Locale;

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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AnswerKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether the customer can take it back by itself: a signature binds both sides. */
    boolean canBeUndone() {
        return this != PLAN && this != UNDONE;
    }
}
