package org.maillon.customers;

/** A place goods go to. @param label what the company calls it, 1 to 80 characters */
public record DeliveryAddress(long id, AccountId account, String label, PostalAddress address) {}
