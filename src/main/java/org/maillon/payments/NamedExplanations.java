package org.maillon.payments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.maillon.customers.AccountId;
import org.maillon.payments.Laying.Source;
import org.maillon.payments.Names.How;
import org.maillon.payments.Reason.Code;

/** What the payer's own words explain: references and invoice numbers, then numbers with a slip or cut short. */
final class NamedExplanations {
    private static final int NAMED = 1_000;
    private static final int VAGUELY_NAMED = 700;

    private final Incoming receipt;
    private final MatchingFacts facts;
    private final MatchingRules.Evidence evidence;
    private final List<Explanation> found = new ArrayList<>();

    NamedExplanations(Incoming receipt, MatchingFacts facts, MatchingRules.Evidence evidence) {
        this.receipt = receipt;
        this.facts = facts;
        this.evidence = evidence;
    }

    List<Explanation> all() {
        var named = evidence.named;
        if (!named.isEmpty()) {
            fits(named, NAMED);
            if (found.isEmpty() && named.size() > 1) someOf(named);
            if (found.isEmpty()) withMore(named);
            if (found.isEmpty() || !found.getFirst().sure()) doesNotFit(named);
        }
        if (found.stream().noneMatch(Explanation::sure)) vaguely();
        return found;
    }

    /** The amount is theirs to the cent, or all but what was agreed, credited or is small. */
    private void fits(List<ItemFact> items, int weight) {
        long missing = Explaining.open(items) - receipt.cents();
        if (missing == 0) {
            found.add(explaining(items, weight)
                    .because(Reason.of(items.size() == 1 ? Code.AMOUNT : Code.SUM))
                    .sure(isBeyondDoubt(items))
                    .made());
            return;
        }
        withCredits(items, missing, weight);
        withDiscount(items, missing, weight);
        if (Math.abs(missing) <= facts.policy().toleranceCents()) withDifference(items, missing, weight);
    }

    /**
     * Two accidents would be needed to be wrong. Numbers follow each other, so a slip of the pen may name somebody else's
     * invoice: where the payer is not known to pay for that account, nothing else may fit.
     */
    private boolean isBeyondDoubt(List<ItemFact> items) {
        if (evidence.allStructured(items)) return true;
        boolean several = accounts(items).size() > 1;
        if (evidence.isPayerOf(items, facts)) return !several || evidence.by != PayerFact.By.OWN_NAME;
        if (several || !facts.peersComplete()) return false;
        if (items.stream().anyMatch(item -> item.number().key().length() < 5)) return false;
        return facts.peers().stream().noneMatch(peer -> !items.contains(peer) && evidence.names.isNear(peer))
                && facts.items().stream().noneMatch(item -> item.openCents() == receipt.cents() && isPayers(item));
    }

    private boolean isPayers(ItemFact item) {
        return evidence.payers.contains(item.account());
    }

    private void withCredits(List<ItemFact> items, long missing, int weight) {
        if (missing <= 0) return;
        var accounts = accounts(items);
        var theirs = facts.credits().stream()
                .filter(credit -> accounts.contains(credit.account()))
                .limit(20)
                .toList();
        var sums = SubsetSums.of(theirs.stream().mapToLong(CreditFact::cents).toArray(), missing, 3);
        for (var some : sums.found()) {
            var used = java.util.Arrays.stream(some).mapToObj(theirs::get).toList();
            found.add(explaining(items, weight - 20)
                    .using(used)
                    .because(Reason.of(
                            Code.CREDITS,
                            used.stream().map(CreditFact::reference).collect(Collectors.joining(", "))))
                    .sure(sums.isSingle() && isTrusted(items))
                    .made());
        }
    }

    /** The payer is known to pay for the account, or gave a reference that only this item has. */
    private boolean isTrusted(List<ItemFact> items) {
        if (accounts(items).size() > 1) return false;
        return evidence.isPayerOf(items, facts) || evidence.allStructured(items);
    }

    private void withDiscount(List<ItemFact> items, long missing, int weight) {
        long agreed = 0;
        for (var item : items) {
            var terms = facts.discounts().get(item.account());
            if (terms == null || !terms.isInTime(item.issuedOn(), receipt.bookedOn())) return;
            agreed += terms.of(item.openCents());
        }
        if (missing <= 0 || Math.abs(agreed - missing) > items.size()) return;
        found.add(explaining(items, weight - 10)
                .gap(missing, Source.DISCOUNT)
                .because(Reason.of(Code.DISCOUNT))
                .sure(isTrusted(items))
                .made());
    }

    private void withDifference(List<ItemFact> items, long missing, int weight) {
        if (found.stream().anyMatch(Explanation::sure)) return;
        found.add(explaining(items, weight - 30)
                .gap(Math.max(0, missing), Source.DIFFERENCE)
                .because(Reason.of(Code.DIFFERENCE))
                .sure(isTrusted(items))
                .made());
    }

    /** Not every number in a text is what is paid: orders and days look like invoices. */
    private void someOf(List<ItemFact> named) {
        var items = named.stream().sorted(Explaining.OLDEST_FIRST).limit(30).toList();
        var sums = SubsetSums.of(
                items.stream().mapToLong(ItemFact::openCents).toArray(), receipt.cents(), items.size() - 1);
        for (var some : sums.found()) {
            var meant = java.util.Arrays.stream(some).mapToObj(items::get).toList();
            found.add(explaining(meant, NAMED - 50)
                    .because(Reason.of(Code.SUM))
                    .sure(sums.isSingle() && evidence.isPayerOf(meant, facts))
                    .made());
        }
    }

    /** The text was cut, or one number in it is wrong: what is missing must be numbers almost written, to the cent. */
    private void withMore(List<ItemFact> named) {
        long missing = receipt.cents() - Explaining.open(named);
        if (missing <= 0) return;
        var accounts = accounts(named);
        var almost = facts.items().stream()
                .filter(item -> item.isOpen() && accounts.contains(item.account()))
                .filter(item -> !named.contains(item))
                .sorted(Explaining.OLDEST_FIRST)
                .toList();
        var hinted =
                almost.stream().filter(item -> evidence.names.of(item) != null).toList();
        if (Explaining.open(hinted) == missing) all(named, hinted, 70);
        else if (Explaining.open(almost) == missing) all(named, almost, 75);
        else if (!complete(named, hinted, missing, true, 80)) complete(named, almost, missing, false, 150);
    }

    /** With all that is almost named, or with all else that the account owes, the amount is right to the cent. */
    private void all(List<ItemFact> named, List<ItemFact> more, int lighter) {
        var items = new ArrayList<>(named);
        items.addAll(more);
        found.add(explaining(items, NAMED - lighter)
                .because(Reason.of(Code.SUM))
                .sure(isTrusted(items) && facts.complete())
                .made());
    }

    private boolean complete(List<ItemFact> named, List<ItemFact> among, long missing, boolean hinted, int lighter) {
        var some = among.stream().limit(40).toList();
        var sums = SubsetSums.of(some.stream().mapToLong(ItemFact::openCents).toArray(), missing, 4);
        for (var each : sums.found()) {
            var items = new ArrayList<>(named);
            java.util.Arrays.stream(each).mapToObj(some::get).forEach(items::add);
            boolean chanceIsSmall = SubsetSums.ways(some.size(), each.length) * 2_000 < missing;
            found.add(explaining(items, NAMED - lighter)
                    .because(Reason.of(Code.SUM))
                    .sure(sums.isSingle()
                            && isTrusted(items)
                            && (hinted || receipt.text().isCut() && chanceIsSmall))
                    .made());
        }
        return !sums.found().isEmpty();
    }

    /** Less than what is named is a part of it; more leaves a rest. */
    private void doesNotFit(List<ItemFact> named) {
        long missing = Explaining.open(named) - receipt.cents();
        if (missing == 0) return;
        var account = named.getFirst().account();
        if (missing < 0) {
            found.add(explaining(named, NAMED - 300)
                    .restOn(account)
                    .because(Reason.of(Code.REST))
                    .made());
            return;
        }
        if (missing <= facts.policy().feeCents() && named.size() > 1) {
            found.add(explaining(named, NAMED - 120)
                    .gap(missing, Source.FEE)
                    .because(Reason.of(Code.FEE))
                    .made());
        }
        found.add(explaining(named, NAMED - 200)
                .because(Reason.of(Code.PART))
                .sure(named.size() == 1 && isTrusted(named) && nothingElseFits(named))
                .made());
    }

    /** No other item of the accounts in question has just this amount: the number may be copied from an older transfer. */
    private boolean nothingElseFits(List<ItemFact> named) {
        return facts.items().stream().noneMatch(item -> item.openCents() == receipt.cents() && !named.contains(item))
                && found.stream().noneMatch(Explanation::sure);
    }

    /** A slip of the pen, a number cut short or only its end: believed beside the right amount. */
    private void vaguely() {
        for (var how : List.of(How.MENDED, How.NEAR, How.CUT, How.SHORT)) {
            var meant = facts.items().stream()
                    .filter(item -> item.isOpen() && evidence.names.of(item) == how)
                    .toList();
            vaguely(how, meant);
        }
    }

    private void vaguely(How how, List<ItemFact> meant) {
        var exact = meant.stream()
                .filter(item -> item.openCents() == receipt.cents())
                .toList();
        for (var item : exact) {
            found.add(explaining(List.of(item), VAGUELY_NAMED)
                    .because(Reason.of(Code.AMOUNT))
                    .sure(exact.size() == 1 && how != How.MENDED && isUnrivalled(item, how))
                    .made());
        }
        if (!exact.isEmpty() || meant.isEmpty()) return;
        if (meant.size() > 1 && Explaining.open(meant) == receipt.cents()) {
            found.add(explaining(meant, VAGUELY_NAMED - 50)
                    .because(Reason.of(Code.SUM))
                    .made());
        } else if (meant.size() == 1 && meant.getFirst().openCents() > receipt.cents()) {
            found.add(explaining(meant, VAGUELY_NAMED - 250)
                    .because(Reason.of(Code.PART))
                    .made());
        }
    }

    private boolean isUnrivalled(ItemFact item, How how) {
        if (!evidence.isPayerOf(List.of(item), facts) || evidence.namesPaid || !evidence.named.isEmpty()) return false;
        if (how == How.SHORT && item.number().last().length() < 3) return false;
        return facts.complete();
    }

    private Explaining explaining(List<ItemFact> items, int weight) {
        var explaining = Explaining.of(items, receipt.cents()).weighs(weight).because(named(items));
        if (evidence.isPayerOf(items, facts)) explaining.because(evidence.payer());
        else if (!evidence.payers.isEmpty()) explaining.because(Reason.of(Code.OTHER_PAYER));
        return explaining;
    }

    private List<Reason> named(List<ItemFact> items) {
        var reasons = new ArrayList<Reason>();
        for (var how : How.values()) {
            var so = items.stream()
                    .filter(item -> evidence.names.of(item) == how)
                    .toList();
            if (!so.isEmpty()) reasons.add(Reason.of(code(how), Explaining.references(so)));
        }
        return reasons;
    }

    private static Code code(How how) {
        return switch (Objects.requireNonNull(how)) {
            case STRUCTURED -> Code.STRUCTURED;
            case NUMBER, GLUED -> Code.NUMBERS;
            case RANGE -> Code.RANGE;
            case CUT -> Code.CUT_NUMBER;
            case MENDED -> Code.MENDED;
            case NEAR -> Code.NEAR_NUMBER;
            case SHORT -> Code.SHORT_NUMBER;
        };
    }

    static Set<AccountId> accounts(List<ItemFact> items) {
        var accounts = new HashSet<AccountId>();
        for (var item : items) accounts.add(item.account());
        return accounts;
    }
}
