package org.maillon.payments;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.maillon.customers.AccountId;
import org.maillon.payments.Names.How;
import org.maillon.payments.PayerFact.By;

/**
 * What a receipt pays. Laid without asking only where one single explanation stands and its evidence is such that a
 * mistake would need two accidents at once: a reference and the amount, or a known payer and the only amount that fits.
 * Everything else is proposed, the most likely first, with its reasons.
 */
final class MatchingRules {
    private static final int PROPOSALS = 3;

    private final Incoming receipt;
    private final MatchingFacts facts;
    private final Evidence evidence;
    private final List<Explanation> found = new ArrayList<>();

    private MatchingRules(Incoming receipt, MatchingFacts facts) {
        this.receipt = receipt;
        this.facts = facts;
        this.evidence = new Evidence(receipt, facts);
    }

    static Matching match(Incoming receipt, MatchingFacts facts) {
        return new MatchingRules(receipt, facts).decide();
    }

    private Matching decide() {
        found.addAll(new NamedExplanations(receipt, facts, evidence).all());
        found.addAll(new PayerExplanations(receipt, facts, evidence).all());
        found.addAll(new AmountExplanations(receipt, facts, evidence).all());
        var distinct = distinct();
        var sure = distinct.stream().filter(Explanation::sure).toList();
        if (sure.size() == 1 && mayStandAlone(sure.getFirst(), distinct)) return new Matching.Certain(sure.getFirst());
        var proposals = distinct.stream()
                .sorted(comparingInt((Explanation each) -> -each.weight()))
                .limit(PROPOSALS)
                .toList();
        return proposals.isEmpty() ? new Matching.Nothing() : new Matching.Proposed(proposals);
    }

    /** The same layings for several reasons are one explanation; the stronger one speaks. What was undone is never sure. */
    private List<Explanation> distinct() {
        var distinct = new LinkedHashMap<Object, Explanation>();
        for (var each : found) {
            var explanation = undone(each) ? each.doubted().because(Reason.of(Reason.Code.UNDONE), 1_000) : each;
            distinct.merge(
                    List.of(Set.copyOf(each.layings()), each.restCents()),
                    explanation,
                    (one, other) -> stronger(other, one) ? other : one);
        }
        return List.copyOf(distinct.values());
    }

    private static boolean stronger(Explanation one, Explanation other) {
        return one.sure() == other.sure() ? one.weight() > other.weight() : one.sure();
    }

    private boolean undone(Explanation explanation) {
        return explanation.layings().stream().anyMatch(laying -> facts.undone().contains(laying.openItem()));
    }

    /** A reference that fails its check, or a paid invoice named beside, is a question for a person. */
    private boolean mayStandAlone(Explanation sure, List<Explanation> all) {
        if (receipt.structured().broken()) return false;
        if (facts.undone().isEmpty()) return true;
        return all.stream().noneMatch(other -> other != sure && undone(other));
    }

    /** Who pays and what the text names, weighed once for all explanations. */
    static final class Evidence {
        final Names names;
        /** Accounts the payer is known to pay for: by its own account number, else by its name. */
        final Set<AccountId> payers;

        final By by;
        final List<ItemFact> named;
        final boolean namesPaid;

        Evidence(Incoming receipt, MatchingFacts facts) {
            var byIban = accounts(facts, By.IBAN);
            var byName = accounts(facts, By.NAME);
            payers = !byIban.isEmpty() ? byIban : !byName.isEmpty() ? byName : accounts(facts, By.OWN_NAME);
            by = !byIban.isEmpty() ? By.IBAN : !byName.isEmpty() ? By.NAME : By.OWN_NAME;
            var near = facts.payers().stream().map(PayerFact::account).collect(Collectors.toSet());
            names = Names.of(receipt, facts.items(), near);
            named = facts.items().stream()
                    .filter(item -> item.isOpen() && isPlain(item))
                    .toList();
            namesPaid = facts.items().stream().anyMatch(item -> !item.isOpen() && (isPlain(item) || isEndNamed(item)));
        }

        private boolean isPlain(ItemFact item) {
            var how = names.of(item);
            return how != null && how.isPlain();
        }

        /** The end of its number, long enough to be no chance. */
        private boolean isEndNamed(ItemFact item) {
            return names.of(item) == How.SHORT && item.number().last().length() >= 4;
        }

        private static Set<AccountId> accounts(MatchingFacts facts, By by) {
            return facts.payers().stream()
                    .filter(payer -> payer.by() == by)
                    .map(PayerFact::account)
                    .collect(Collectors.toCollection(HashSet::new));
        }

        boolean isPayerOf(java.util.Collection<ItemFact> items, MatchingFacts facts) {
            return items.stream()
                    .allMatch(item -> facts.payers().stream()
                            .anyMatch(payer -> payer.account().equals(item.account())));
        }

        boolean allStructured(List<ItemFact> items) {
            return !items.isEmpty() && items.stream().allMatch(item -> names.of(item) == How.STRUCTURED);
        }

        Reason payer() {
            return Reason.of(
                    switch (by) {
                        case IBAN -> Reason.Code.PAYER_IBAN;
                        case NAME -> Reason.Code.PAYER_NAME;
                        case OWN_NAME -> Reason.Code.OWN_NAME;
                    });
        }
    }
}
