package org.maillon.sales;

/** What can be done with a quote. */
enum QuoteAct {
    SEND,
    ACCEPT,
    DECLINE,
    WITHDRAW,
    ORDER
}
