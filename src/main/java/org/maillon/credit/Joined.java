package org.maillon.credit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.maillon.credit.StandingStore.Known;
import org.maillon.customers.AccountId;

/** Which accounts are of one customer: those that were joined, each with the one that goes on and speaks for both. */
record Joined(Map<AccountId, AccountId> into) {
    AccountId goingOn(AccountId account) {
        return into.getOrDefault(account, account);
    }

    /** These accounts and all others of their customers. */
    Set<AccountId> all(Collection<AccountId> accounts) {
        var all = new HashSet<>(accounts);
        accounts.forEach(each -> all.add(goingOn(each)));
        into.forEach((former, goesOn) -> {
            if (all.contains(goesOn)) all.add(former);
        });
        return all;
    }

    Map<AccountId, Known> known(Collection<Known> some) {
        var known = new HashMap<AccountId, Known>();
        for (var each : some) if (!into.containsKey(each.account())) known.put(each.account(), each);
        for (var each : some)
            known.computeIfPresent(goingOn(each.account()), (_, it) -> it == each ? it : it.and(each));
        return known;
    }

    Map<AccountId, Balances> sum(Map<AccountId, Balances> each) {
        var sums = new HashMap<AccountId, Balances>();
        each.forEach((account, balances) -> sums.merge(goingOn(account), balances, Balances::plus));
        return sums;
    }
}
