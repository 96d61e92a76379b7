package org.maillon.payments;

import java.time.Instant;

/** What became of a promise at some time, and who found so; {@code paidCents} is what was paid of it by then. */
public record PromiseChange(int number, PromiseState state, long paidCents, String who, String why, Instant at) {}
