package org.maillon.desk;

/** What is open of one age, over all customers, in minor units of one currency. */
public record AgedTotal(Age age, long cents, long items) {}
