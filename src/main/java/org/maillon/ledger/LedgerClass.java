package org.maillon.ledger;

/** The part of the chart of accounts (PCG) a customer line stands on; money moves between them only by an entry. */
public enum LedgerClass {
    /** 411: invoices and what pays them. */
    RECEIVABLE("411"),
    /** 413: bills accepted, still to be collected. */
    BILL("413"),
    /** 416: doubtful or disputed. */
    DOUBTFUL("416"),
    /** 4191: deposits received on orders. */
    DEPOSIT("4191");

    private final String prefix;

    LedgerClass(String prefix) {
        this.prefix = prefix;
    }

    public String prefix() {
        return prefix;
    }

    public static LedgerClass ofPrefix(String prefix) {
        for (var each : values()) if (each.prefix.equals(prefix)) return each;
        throw new IllegalArgumentException("not a customer account: " + prefix);
    }
}
