package org.maillon.sales;

import org.maillon.kernel.Code;

/** Why an act on a quote is not done; its sentence is {@code sales.quote-refusal.<code>} with the quote's state. */
public enum QuoteRefusal {
    /** Answered, withdrawn or ordered before. */
    NOT_OPEN,
    /** Its days are over. */
    OVER,
    NOT_SENT,
    NOT_ACCEPTED,
    ORDERED;

    public String code() {
        return Code.of(this);
    }
}
