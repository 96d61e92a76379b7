package org.maillon.payments;

import java.util.ArrayList;
import java.util.List;
import org.maillon.payments.Reason.Code;

/** What the amount alone suggests where the payer is a stranger: never more than a proposal. */
final class AmountExplanations {
    private static final int FEW = 3;

    private final Incoming receipt;
    private final MatchingFacts facts;
    private final MatchingRules.Evidence evidence;

    AmountExplanations(Incoming receipt, MatchingFacts facts, MatchingRules.Evidence evidence) {
        this.receipt = receipt;
        this.facts = facts;
        this.evidence = evidence;
    }

    List<Explanation> all() {
        var found = new ArrayList<Explanation>();
        for (var peer : facts.peers()) {
            if (!peer.isOpen() || peer.openCents() != receipt.cents()) continue;
            if (evidence.names.isNear(peer)) found.add(of(peer, Code.NEAR_NUMBER, 600));
            else if (facts.peersComplete() && facts.peers().size() <= FEW && evidence.named.isEmpty())
                found.add(of(peer, Code.AMOUNT, 50));
        }
        return found;
    }

    private Explanation of(ItemFact item, Code code, int weight) {
        var explaining = Explaining.of(List.of(item), receipt.cents()).weighs(weight);
        if (code == Code.NEAR_NUMBER) explaining.because(Reason.of(code, item.reference()));
        return explaining.because(Reason.of(Code.AMOUNT)).made();
    }
}
