package org.maillon.sales;

import org.maillon.kernel.Code;

/** What can be done with an order. */
enum OrderAct {
    CHANGE,
    CANCEL,
    REOPEN,
    CONFIRM,
    DELIVER,
    ASK_DEPOSIT;

    String code() {
        return Code.of(this);
    }
}
