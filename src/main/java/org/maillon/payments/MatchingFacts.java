package org.maillon.payments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.maillon.customers.AccountId;

/**
 * All that may explain one receipt, of its currency.
 *
 * @param items of the payer's accounts and those the text names, paid ones among them
 * @param complete whether all open items of these accounts are among them
 * @param peers items of anybody whose open amount is the receipt's; looked up where the payer is not known
 * @param peersComplete whether these are all
 * @param undone items from which a person took this very receipt away
 */
record MatchingFacts(
        List<ItemFact> items,
        boolean complete,
        List<CreditFact> credits,
        List<PayerFact> payers,
        Map<AccountId, DiscountTerms> discounts,
        List<ItemFact> peers,
        boolean peersComplete,
        Set<Long> undone,
        MatchingPolicy policy) {}
