package org.maillon.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A line of the ledger: debit as a positive, credit as a negative number of cents. Its lettering may come later. */
final class Line {
    private final Entry entry;
    private final Chart account;
    private final Party party;
    private final long cents;
    private @Nullable Lettering lettering;

    Line(Entry entry, Chart account, Party party, long cents) {
        this.entry = entry;
        this.account = account;
        this.party = party;
        this.cents = cents;
    }

    Entry entry() {
        return entry;
    }

    LocalDate day() {
        return entry.day();
    }

    Chart account() {
        return account;
    }

    Party party() {
        return party;
    }

    long cents() {
        return cents;
    }

    @Nullable
    Lettering lettering() {
        return lettering;
    }

    void joins(Lettering group) {
        lettering = group;
    }
}
