package org.maillon.sales;

import java.time.Instant;

/** What was done with a quote; the act's name is {@code sales.act.<act>}. */
public record QuoteChange(int number, String act, QuoteState state, String who, String why, Instant at) {}
