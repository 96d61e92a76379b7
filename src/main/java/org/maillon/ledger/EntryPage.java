package org.maillon.ledger;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of an account's history, newest booking first.
 *
 * @param newer the entry with which the page before this one begins; empty on the first
 * @param older the entry with which the next page begins; empty on the last
 */
public record EntryPage(List<LedgerEntry> entries, OptionalLong newer, OptionalLong older) {}
