package org.maillon.customers;

/** A customer account of a tenant. */
public record AccountId(long value) {}
