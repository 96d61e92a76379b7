package org.maillon.payments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.maillon.customers.AccountId;

/**
 * What was gathered for a few hundred receipts at once, and what each of them may look at. What one receipt takes is no
 * longer there for the next.
 */
final class ChunkFacts {

    private final MatchingPolicy policy;
    private final Map<Long, ItemFact> items = new HashMap<>();
    private final Map<AccountId, Set<Long>> ofAccount = new HashMap<>();
    private final Map<Long, Set<Long>> named = new HashMap<>();
    private final Map<Long, List<PayerFact>> payers = new HashMap<>();
    private final Map<Long, Set<Long>> peers = new HashMap<>();
    private final Map<AccountId, Map<Long, CreditFact>> credits = new HashMap<>();
    private final Map<AccountId, DiscountTerms> discounts = new HashMap<>();
    private final Map<Long, Set<Long>> undone = new HashMap<>();
    private final Set<AccountId> incomplete = new HashSet<>();
    private final int mostPeers;

    ChunkFacts(MatchingPolicy policy, int mostPeers) {
        this.policy = policy;
        this.mostPeers = mostPeers;
    }

    void add(ItemFact item) {
        items.putIfAbsent(item.id(), item);
        ofAccount.computeIfAbsent(item.account(), _ -> new LinkedHashSet<>()).add(item.id());
    }

    void names(long receipt, long item) {
        named.computeIfAbsent(receipt, _ -> new LinkedHashSet<>()).add(item);
    }

    void pays(long receipt, PayerFact payer) {
        payers.computeIfAbsent(receipt, _ -> new ArrayList<>()).add(payer);
    }

    void hasPeer(long receipt, long item) {
        peers.computeIfAbsent(receipt, _ -> new LinkedHashSet<>()).add(item);
    }

    void add(CreditFact credit) {
        credits.computeIfAbsent(credit.account(), _ -> new LinkedHashMap<>()).put(credit.id(), credit);
    }

    void agreed(AccountId account, DiscountTerms terms) {
        discounts.put(account, terms);
    }

    void undid(long receipt, long item) {
        undone.computeIfAbsent(receipt, _ -> new HashSet<>()).add(item);
    }

    void isIncomplete(AccountId account) {
        incomplete.add(account);
    }

    /** The accounts that receipts name or are known to pay for. */
    Set<AccountId> accounts() {
        var accounts = new LinkedHashSet<AccountId>();
        payers.values().forEach(some -> some.forEach(payer -> accounts.add(payer.account())));
        named.values()
                .forEach(some -> some.forEach(item -> accounts.add(fact(item).account())));
        return accounts;
    }

    /** The accounts that one receipt names or whose payer it is. */
    Set<AccountId> accounts(long receipt) {
        var accounts = new LinkedHashSet<AccountId>();
        payers.getOrDefault(receipt, List.of()).forEach(payer -> accounts.add(payer.account()));
        named.getOrDefault(receipt, Set.of())
                .forEach(item -> accounts.add(fact(item).account()));
        return accounts;
    }

    /** Whether somebody else's item may be meant: the payer is a stranger, or pays for others than those it names. */
    boolean needsPeers(long receipt) {
        var known = new HashSet<AccountId>();
        payers.getOrDefault(receipt, List.of()).forEach(payer -> known.add(payer.account()));
        return known.isEmpty()
                || named.getOrDefault(receipt, Set.of()).stream()
                        .anyMatch(item -> !known.contains(fact(item).account()));
    }

    boolean isNamedBy(long receipt) {
        return named.containsKey(receipt);
    }

    MatchingFacts of(long receipt) {
        var theirs = new LinkedHashSet<AccountId>();
        var paying = payers.getOrDefault(receipt, List.of());
        paying.forEach(payer -> theirs.add(payer.account()));
        var seen = new LinkedHashSet<Long>(named.getOrDefault(receipt, Set.of()));
        seen.forEach(item -> theirs.add(fact(item).account()));
        for (var account : theirs) seen.addAll(ofAccount.getOrDefault(account, Set.of()));
        var alike = peers.getOrDefault(receipt, Set.of());
        return new MatchingFacts(
                facts(seen),
                theirs.stream().noneMatch(incomplete::contains),
                theirs.stream()
                        .flatMap(account -> credits.getOrDefault(account, Map.of()).values().stream())
                        .filter(credit -> credit.cents() > 0)
                        .toList(),
                paying,
                discounts,
                facts(alike),
                alike.size() < mostPeers,
                undone.getOrDefault(receipt, Set.of()),
                policy);
    }

    /** What was laid is gone for those who come after. */
    void take(Explanation explanation) {
        for (var laying : explanation.layings()) {
            items.computeIfPresent(laying.openItem(), (_, item) -> item.withOpen(item.openCents() - laying.cents()));
            if (laying.source() == Laying.Source.CREDIT) use(laying);
        }
    }

    private void use(Laying laying) {
        credits.getOrDefault(laying.account(), Map.of())
                .computeIfPresent(
                        laying.credit(),
                        (_, credit) -> new CreditFact(
                                credit.id(),
                                credit.account(),
                                credit.reference(),
                                credit.number(),
                                credit.cents() - laying.cents(),
                                credit.bookedOn()));
    }

    private List<ItemFact> facts(Set<Long> ids) {
        return ids.stream().map(this::fact).toList();
    }

    private ItemFact fact(long item) {
        return java.util.Objects.requireNonNull(items.get(item));
    }
}
