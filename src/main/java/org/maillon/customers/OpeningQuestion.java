package org.maillon.customers;

import org.maillon.kernel.Code;

/** What an opening is refused for unless somebody says that it is meant; over HTTP {@code already-there}. */
public enum OpeningQuestion {
    /** The billing address is in another country than the company. */
    ABROAD,
    /** An account with this number is there already. */
    ALREADY_THERE,
    /** A register says that the company is closed. */
    CLOSED;

    public String code() {
        return Code.of(this);
    }

    public static OpeningQuestion of(String code) {
        return Coded.of(OpeningQuestion.class, code, "customers.question.unknown");
    }
}
