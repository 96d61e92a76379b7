package org.maillon.payments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.payments.Laying.Source;
import org.maillon.payments.PayerFact.By;
import org.maillon.payments.Reason.Code;

/** What the amount explains once the payer is known: one item, several, all of them, less what is credited or agreed. */
final class PayerExplanations {
    private static final int KNOWN = 500;
    private static final int ITEMS_TOGETHER = 6;
    private static final int ITEMS_LOOKED_AT = 60;
    /** How rare an accidental sum has to be: one way among so many. */
    private static final int RARITY = 2_000;

    /** Ten euros: people pay parts in round sums. */
    private static final int ROUND = 1_000;

    private final Incoming receipt;
    private final MatchingFacts facts;
    private final MatchingRules.Evidence evidence;
    private final List<Explanation> found = new ArrayList<>();

    PayerExplanations(Incoming receipt, MatchingFacts facts, MatchingRules.Evidence evidence) {
        this.receipt = receipt;
        this.facts = facts;
        this.evidence = evidence;
    }

    List<Explanation> all() {
        if (namesWhatItPays()) return found;
        for (var account : evidence.payers) explain(account);
        if (evidence.payers.size() > 1) {
            var several = found.stream().filter(Explanation::sure).count() > 1;
            if (several) found.replaceAll(Explanation::doubted);
        }
        return found;
    }

    /** Where the words name items of these accounts and the amount is theirs, the amount alone has nothing to add. */
    private boolean namesWhatItPays() {
        return !evidence.named.isEmpty()
                && evidence.isPayerOf(evidence.named, facts)
                && Explaining.open(evidence.named) == receipt.cents();
    }

    private void explain(AccountId account) {
        var items = facts.items().stream()
                .filter(item -> item.isOpen() && item.account().equals(account))
                .sorted(Explaining.OLDEST_FIRST)
                .toList();
        if (items.isEmpty()) {
            found.add(explaining(items, KNOWN - 400)
                    .restOn(account)
                    .because(Reason.of(Code.REST))
                    .made());
            return;
        }
        int before = found.size();
        oneItem(items);
        severalItems(items);
        withCredits(account, items);
        if (found.size() == before) almostOneItem(items);
        if (found.size() == before || found.stream().noneMatch(Explanation::sure)) oldestFirst(account, items);
    }

    private void oneItem(List<ItemFact> items) {
        var exact = items.stream()
                .filter(item -> item.openCents() == receipt.cents())
                .toList();
        for (var item : exact) {
            found.add(explaining(List.of(item), KNOWN + 100 - exact.indexOf(item))
                    .because(Reason.of(exact.size() == 1 ? Code.AMOUNT : Code.SAME_AMOUNT))
                    .sure(exact.size() == 1 && isTelling())
                    .made());
        }
    }

    private void severalItems(List<ItemFact> all) {
        var items = all.stream().limit(ITEMS_LOOKED_AT).toList();
        long[] amounts = items.stream().mapToLong(ItemFact::openCents).toArray();
        var whole = items.size() > 1
                && items.size() == all.size()
                && Arrays.stream(amounts).sum() == receipt.cents();
        var sums = SubsetSums.of(amounts, receipt.cents(), ITEMS_TOGETHER);
        if (whole) {
            found.add(explaining(items, KNOWN + 90)
                    .because(Reason.of(Code.WHOLE_ACCOUNT))
                    .sure(nothingSpeaksAgainst() && facts.complete())
                    .made());
            return;
        }
        for (var some : sums.found()) {
            if (some.length == 1) continue;
            found.add(explaining(Arrays.stream(some).mapToObj(items::get).toList(), KNOWN + 60 - some.length)
                    .because(Reason.of(Code.SUM))
                    .sure(sums.isSingle() && items.size() == all.size() && isRare(items, some.length))
                    .made());
        }
        if (sums.found().size() > 1) found.replaceAll(Explanation::doubted);
    }

    /** A round amount may be a part of anything, and so may what is called a part. */
    private boolean isTelling() {
        return nothingSpeaksAgainst()
                && receipt.cents() % ROUND != 0
                && !receipt.text().speaksOfPart();
    }

    private boolean isRare(List<ItemFact> items, int together) {
        long step = items.stream().mapToLong(ItemFact::openCents).reduce(0, PayerExplanations::commonDivisor);
        return isTelling()
                && facts.complete()
                && !receipt.text().holdsNumber()
                && SubsetSums.ways(items.size(), together) * RARITY * step < receipt.cents();
    }

    private static long commonDivisor(long one, long other) {
        return other == 0 ? one : commonDivisor(other, one % other);
    }

    private void withCredits(AccountId account, List<ItemFact> items) {
        var credits = facts.credits().stream()
                .filter(credit -> credit.account().equals(account))
                .limit(10)
                .toList();
        if (credits.isEmpty() || found.stream().anyMatch(Explanation::sure)) return;
        long credited = credits.stream().mapToLong(CreditFact::cents).sum();
        if (Explaining.open(items) - credited == receipt.cents()) {
            found.add(less(items, credits, KNOWN + 80)
                    .sure(nothingSpeaksAgainst() && facts.complete())
                    .made());
            return;
        }
        for (var credit : credits) {
            var exact = items.stream()
                    .filter(item -> item.openCents() - credit.cents() == receipt.cents())
                    .toList();
            for (var item : exact)
                found.add(less(List.of(item), List.of(credit), KNOWN + 40).made());
        }
    }

    private Explaining less(List<ItemFact> items, List<CreditFact> credits, int weight) {
        var references =
                String.join(", ", credits.stream().map(CreditFact::reference).toList());
        return explaining(items, weight).using(credits).because(Reason.of(Code.CREDITS, references));
    }

    private void almostOneItem(List<ItemFact> items) {
        for (var item : items) {
            long missing = item.openCents() - receipt.cents();
            var terms = facts.discounts().get(item.account());
            if (terms != null && missing > 0 && Math.abs(terms.of(item.openCents()) - missing) <= 1) {
                found.add(explaining(List.of(item), KNOWN + 30)
                        .gap(missing, Source.DISCOUNT)
                        .because(Reason.of(Code.DISCOUNT))
                        .made());
            } else if (missing != 0 && Math.abs(missing) <= facts.policy().toleranceCents()) {
                found.add(explaining(List.of(item), KNOWN + 20)
                        .gap(Math.max(0, missing), Source.DIFFERENCE)
                        .because(Reason.of(Code.DIFFERENCE))
                        .made());
            } else if (missing > 0 && missing <= facts.policy().feeCents() && missing * 10 < item.openCents()) {
                found.add(explaining(List.of(item), KNOWN + 10)
                        .gap(missing, Source.FEE)
                        .because(Reason.of(Code.FEE))
                        .made());
            }
        }
    }

    private void oldestFirst(AccountId account, List<ItemFact> items) {
        long left = receipt.cents();
        var reached = new ArrayList<ItemFact>();
        for (var item : items) {
            if (left <= 0) break;
            reached.add(item);
            left -= item.openCents();
        }
        var single = reached.size() == 1 ? 100 : 200;
        found.add(explaining(reached, KNOWN - single)
                .restOn(account)
                .because(Reason.of(Code.OLDEST))
                .made());
    }

    /** Words that name somebody else's invoice, or one that is paid, speak against the amount alone. */
    private boolean nothingSpeaksAgainst() {
        return !evidence.namesPaid
                && evidence.named.isEmpty()
                && (evidence.by != By.OWN_NAME || evidence.payers.size() == 1);
    }

    private Explaining explaining(List<ItemFact> items, int weight) {
        return Explaining.of(items, receipt.cents()).weighs(weight).because(evidence.payer());
    }
}
