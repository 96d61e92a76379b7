package org.maillon.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.maillon.claims.ClaimStore.Late;
import org.maillon.customers.AccountProfile;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.maillon.registers.Insolvencies;
import org.springframework.stereotype.Component;

/** Gathers who owes late invoices under which law, and counts their claims as they stand on a day; inside the caller's transaction. */
@Component
class Counting {
    private final ClaimStore store;
    private final ClaimActStore acts;
    private final Customers customers;
    private final Insolvencies insolvencies;

    Counting(ClaimStore store, ClaimActStore acts, Customers customers, Insolvencies insolvencies) {
        this.store = store;
        this.acts = acts;
        this.customers = customers;
        this.insolvencies = insolvencies;
    }

    /** As they were counted for good, where they were; less what was given up and paid. */
    List<Claim> claims(TenantId tenant, List<Late> late, LocalDate asOf) {
        var items = late.stream().map(Late::openItem).toList();
        var kept = store.kept(tenant, items);
        var waived = acts.waived(tenant, items);
        var paid = acts.paid(tenant, items);
        var claims = new ArrayList<Claim>();
        for (var facts : facts(tenant, late)) {
            for (var claim : ClaimRules.count(facts, asOf)) {
                long id = claim.id();
                claims.add(counted(claim, kept).less(waived.getOrDefault(id, 0L), paid.getOrDefault(id, 0L)));
            }
        }
        return claims;
    }

    private static Claim counted(Claim claim, Map<Long, ClaimStore.Kept> kept) {
        var forGood = claim.settled() ? kept.get(claim.id()) : null;
        return forGood == null ? claim : claim.counted(forGood.cents(), forGood.until());
    }

    /** What is known of those whose customer still stands in the books. */
    List<ClaimFacts> facts(TenantId tenant, List<Late> late) {
        var owing = late.stream().map(Late::account).collect(Collectors.toSet());
        var accounts = customers.findAll(tenant, owing);
        var said = store.publicBodies(tenant, owing);
        var judged = insolvencies.judgments(tenant, owing);
        var facts = new ArrayList<ClaimFacts>();
        for (var each : late) {
            var account = accounts.get(each.account());
            if (account == null) continue;
            boolean publicBody = Optional.ofNullable(said.get(each.account()))
                    .orElseGet(() -> AccountProfile.UNSAID.isPublicBody(account.siren()));
            facts.add(new ClaimFacts(
                    each.openItem(),
                    each.account(),
                    each.reference(),
                    each.currency(),
                    each.amountCents(),
                    each.issuedOn(),
                    each.dueOn(),
                    account.country(),
                    publicBody,
                    each.reliefCents(),
                    each.payments(),
                    judged.getOrDefault(each.account(), List.of())));
        }
        return facts;
    }
}
