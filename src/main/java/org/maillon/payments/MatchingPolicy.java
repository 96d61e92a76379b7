package org.maillon.payments;

/**
 * How far a receipt may be from what it pays.
 *
 * @param toleranceCents a difference up to here is written off without asking, when the rest is certain
 * @param feeCents a shortfall up to here is proposed as the bank's fees
 */
record MatchingPolicy(long toleranceCents, long feeCents) {
    static final MatchingPolicy USUAL = new MatchingPolicy(100, 2_500);
}
