package org.maillon.payments;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Match;
import org.maillon.payments.Bookkeeping.Accepted;
import org.maillon.payments.MatchingStore.Asked;
import org.maillon.payments.Receipt.State;
import org.maillon.payments.ReceiptStore.Decided;
import org.springframework.stereotype.Service;

/** Receipts: laid on what they pay where that is certain, proposed with reasons where it is not. */
@Service
public class Receipts {
    private static final int AT_ONCE = 500;
    private static final int TRIES = 5;
    private static final String RULES = "rules";

    private final TenantScope tenants;
    private final ReceiptStore store;
    private final MatchingStore matching;
    private final Bookkeeping bookkeeping;
    private final PayerChanges payers;
    private final Aftermath aftermath;
    private final Returns returns;
    private final Payouts payouts;
    private final Clock clock;

    Receipts(
            TenantScope tenants,
            ReceiptStore store,
            MatchingStore matching,
            Bookkeeping bookkeeping,
            PayerChanges payers,
            Aftermath aftermath,
            Returns returns,
            Payouts payouts,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.matching = matching;
        this.bookkeeping = bookkeeping;
        this.payers = payers;
        this.aftermath = aftermath;
        this.returns = returns;
        this.payouts = payouts;
        this.clock = clock;
    }

    /** What a run over receipts did. */
    public record Counts(int receipts, int matched, int proposed, int unknown) {
        Counts plus(Counts other) {
            return new Counts(
                    receipts + other.receipts,
                    matched + other.matched,
                    proposed + other.proposed,
                    unknown + other.unknown);
        }
    }

    /** Looks at every receipt nobody has looked at yet, a few hundred in each transaction. */
    public Counts matchNew(TenantId tenant) {
        while (returns.answerSome(tenant) > 0) continue;
        var all = new Counts(0, 0, 0, 0);
        for (int tries = 0; ; ) {
            try {
                var some = tenants.in(tenant, () -> matchSome(tenant));
                if (some.receipts() == 0) return all;
                all = all.plus(some);
                tries = 0;
            } catch (SomebodyElseWasFirst first) {
                if (++tries == TRIES) throw first;
            }
        }
    }

    /** The ledger moved while a few hundred receipts were decided: they are decided anew. */
    static final class SomebodyElseWasFirst extends RuntimeException {}

    private record Answer(Receipt receipt, Matching matching) {}

    private Counts matchSome(TenantId tenant) {
        var found = store.lock(tenant, State.NEW, 0, AT_ONCE);
        if (found.isEmpty()) return new Counts(0, 0, 0, 0);
        var provided = payouts.among(tenant, found);
        var brought = payouts.setAside(tenant, of(found, provided));
        var receipts =
                found.stream().filter(each -> !brought.contains(each.id())).toList();
        var asked = receipts.stream().map(Receipts::asked).toList();
        var facts = matching.facts(tenant, asked);
        var accounted = accounted(tenant, receipts, asked, facts);
        var answers = new ArrayList<Answer>();
        for (int at : plainestFirst(receipts, facts)) {
            if (accounted.contains(receipts.get(at).id())) continue;
            var answer = provided.contains(receipts.get(at).id())
                    ? new Matching.Nothing()
                    : MatchingRules.match(
                            asked.get(at).incoming(), facts.of(receipts.get(at).id()));
            if (answer instanceof Matching.Certain certain) facts.take(certain.explanation());
            answers.add(new Answer(receipts.get(at), answer));
        }
        keep(tenant, answers);
        int settled = accounted.size() + brought.size();
        return counts(answers).plus(new Counts(settled, settled, 0, 0));
    }

    private static List<Receipt> of(List<Receipt> receipts, Set<Long> ids) {
        return receipts.stream().filter(each -> ids.contains(each.id())).toList();
    }

    /** Receipts that an accounting export has already brought: they are those payments, and book nothing. */
    private Set<Long> accounted(TenantId tenant, List<Receipt> receipts, List<Asked> asked, ChunkFacts facts) {
        var credits = new HashSet<Long>();
        var found = new LinkedHashMap<Long, MatchingStore.Accounted>();
        for (var each : matching.accounted(tenant, facts, asked)) {
            if (!found.containsKey(each.receipt()) && credits.add(each.credit())) found.put(each.receipt(), each);
        }
        if (found.isEmpty()) return Set.of();
        var now = clock.instant();
        store.book(
                tenant,
                found.values().stream()
                        .map(each -> new ReceiptStore.NewBooking(
                                each.receipt(), each.account(), each.entry(), each.credit(), each.cents(), "accounted"))
                        .toList(),
                RULES,
                now);
        var decided = receipts.stream()
                .filter(receipt -> found.containsKey(receipt.id()))
                .map(receipt -> new Decided(receipt.id(), receipt.version(), State.MATCHED))
                .toList();
        if (store.decide(tenant, decided, true, RULES, now) < decided.size()) throw new SomebodyElseWasFirst();
        return found.keySet();
    }

    /** Who names what it pays goes before who must be guessed at. */
    private static List<Integer> plainestFirst(List<Receipt> receipts, ChunkFacts facts) {
        return java.util.stream.IntStream.range(0, receipts.size())
                .boxed()
                .sorted(Comparator.comparing(
                        at -> !facts.isNamedBy(receipts.get(at).id())))
                .toList();
    }

    private static Asked asked(Receipt receipt) {
        var incoming = Incoming.of(
                receipt.id(),
                receipt.bookedOn(),
                receipt.amountCents(),
                receipt.reference().orElse(null),
                receipt.structuredReference().orElse(null),
                receipt.text(),
                receipt.endToEndId().orElse(null));
        return new Asked(
                incoming,
                receipt.currency(),
                receipt.payer().orElse(null),
                receipt.payerIban().orElse(null));
    }

    private void keep(TenantId tenant, List<Answer> answers) {
        var accepted = new ArrayList<Accepted>();
        var proposals = new ArrayList<ReceiptStore.Proposal>();
        var decided = new ArrayList<Decided>();
        for (var answer : answers) {
            switch (answer.matching()) {
                case Matching.Certain certain -> accepted.add(accepted(answer.receipt(), certain.explanation()));
                case Matching.Proposed proposed -> proposals.addAll(proposals(answer.receipt(), proposed));
                case Matching.Nothing _ -> {}
            }
            decided.add(new Decided(answer.receipt().id(), answer.receipt().version(), state(answer.matching())));
        }
        if (!bookkeeping.book(tenant, accepted, RULES, clock.instant())) throw new SomebodyElseWasFirst();
        payers.learn(
                tenant, accepted.stream().flatMap(each -> paid(each).stream()).toList(), RULES);
        aftermath.matched(tenant, accepted, true);
        aftermath.hold(tenant, proposals, answers.stream().map(Answer::receipt).toList());
        store.propose(
                tenant, answers.stream().map(answer -> answer.receipt().id()).toList(), proposals);
        if (store.decide(tenant, decided, true, RULES, clock.instant()) < decided.size())
            throw new SomebodyElseWasFirst();
    }

    private static State state(Matching matching) {
        return switch (matching) {
            case Matching.Certain certain -> state(certain.explanation());
            case Matching.Proposed _ -> State.PROPOSED;
            case Matching.Nothing _ -> State.UNKNOWN;
        };
    }

    static State state(Explanation explanation) {
        if (explanation.layings().isEmpty()) return State.ON_ACCOUNT;
        return explanation.restCents() == 0 ? State.MATCHED : State.PARTLY;
    }

    private static Accepted accepted(Receipt receipt, Explanation explanation) {
        return new Accepted(receipt, explanation, origin(explanation));
    }

    private static Match.Origin origin(Explanation explanation) {
        boolean named = explanation.reasons().stream().anyMatch(reason -> switch (reason.code()) {
            case STRUCTURED, NUMBERS, RANGE, CUT_NUMBER, NEAR_NUMBER, SHORT_NUMBER -> true;
            default -> false;
        });
        return named ? Match.Origin.REFERENCE : Match.Origin.AMOUNT;
    }

    private static List<ReceiptStore.Proposal> proposals(Receipt receipt, Matching.Proposed proposed) {
        var proposals = new ArrayList<ReceiptStore.Proposal>();
        for (var explanation : proposed.explanations()) {
            proposals.add(new ReceiptStore.Proposal(receipt.id(), proposals.size() + 1, explanation));
        }
        return proposals;
    }

    static Collection<PayerStore.Paid> paid(Accepted accepted) {
        var receipt = accepted.receipt();
        return accounts(accepted.explanation()).stream()
                .map(account -> new PayerStore.Paid(
                        receipt.payerIban().orElse(null), receipt.payer().orElse(null), account.value()))
                .toList();
    }

    private static Collection<AccountId> accounts(Explanation explanation) {
        var accounts = new java.util.LinkedHashSet<AccountId>();
        explanation.layings().forEach(laying -> accounts.add(laying.account()));
        explanation.rest().ifPresent(accounts::add);
        return accounts;
    }

    private static Counts counts(List<Answer> answers) {
        int matched = (int) answers.stream()
                .filter(answer -> answer.matching() instanceof Matching.Certain)
                .count();
        int proposed = (int) answers.stream()
                .filter(answer -> answer.matching() instanceof Matching.Proposed)
                .count();
        return new Counts(answers.size(), matched, proposed, answers.size() - matched - proposed);
    }

    /** Receipts in these states in the order of their ids, those after the given one, at most limit. */
    public List<Receipt> list(TenantId tenant, Collection<State> states, long after, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, states, after, limit));
    }

    public Optional<Receipt> find(TenantId tenant, long receipt) {
        return tenants.in(tenant, () -> store.find(tenant, receipt));
    }

    /** How many receipts stand where. */
    public Map<State, Long> count(TenantId tenant) {
        return tenants.in(tenant, () -> store.count(tenant));
    }

    /** What is proposed for a receipt, the most likely first; at most three. */
    public List<Explanation> proposals(TenantId tenant, long receipt) {
        return tenants.in(tenant, () -> store.proposals(tenant, receipt));
    }
}
