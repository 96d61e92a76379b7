package org.maillon.ledger;

/**
 * What a posting added.
 *
 * @param known lines that the ledger already had
 */
public record Posted(int entries, int known, int openItems, int credits, int allocations) {}
