package org.maillon.payments;

import org.maillon.customers.AccountId;

/** A discount agreed with one customer, in the place of the usual one. */
public record AgreedDiscount(AccountId account, String code, String name, DiscountTerms terms) {}
