package org.maillon.sales;

import java.util.Locale;

/** What can be done with an order. */
enum OrderAct {
    CHANGE,
    CANCEL,
    REOPEN,
    CONFIRM,
    DELIVER,
    ASK_DEPOSIT;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
