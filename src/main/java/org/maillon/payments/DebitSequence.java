package org.maillon.payments;

/** The place of a collection among those of its mandate, as ISO 20022 names it. */
public enum DebitSequence {
    FRST,
    RCUR,
    OOFF,
    FNAL
}
