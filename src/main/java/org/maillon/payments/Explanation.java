package org.maillon.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.customers.AccountId;

/**
 * One way to understand a receipt.
 *
 * @param references of the items laid on, by their ids
 * @param rest whose cash on account the rest becomes; empty where nothing is left
 * @param weight orders proposals, the most likely highest
 * @param sure whether it may stand without a person, if no other does
 */
public record Explanation(
        List<Laying> layings,
        Map<Long, String> references,
        Optional<AccountId> rest,
        long restCents,
        List<Reason> reasons,
        int weight,
        boolean sure) {
    Explanation doubted() {
        return new Explanation(layings, references, rest, restCents, reasons, weight, false);
    }

    Explanation because(Reason reason, int lighter) {
        var all = new ArrayList<>(reasons);
        all.add(reason);
        return new Explanation(layings, references, rest, restCents, all, weight - lighter, sure);
    }

    boolean lays(long openItem) {
        return layings.stream().anyMatch(laying -> laying.openItem() == openItem);
    }
}
