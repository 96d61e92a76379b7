package org.maillon.demo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.maillon.credit.CoverState;
import org.maillon.credit.Covers;
import org.maillon.credit.Credit;
import org.maillon.credit.CreditDecisions;
import org.maillon.credit.CreditPolicy;
import org.maillon.credit.CreditRequest;
import org.maillon.credit.HoldReason;
import org.maillon.credit.NewCover;
import org.maillon.credit.NewLimit;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;

/** The credit of the demonstration: a limit for each customer, covers for the largest, and orders that wait or passed. */
@Component
class DemoCredit {
    private static final String BY = "Claire Aubry";
    private static final int ACCOUNTS = 500;
    private static final long STEP = 1_000_00;
    private static final long LEAST = 3_000_00;

    /** How many of those that owe most have an insurer behind them. */
    private static final int COVERED = 5;

    private final Credit credit;
    private final Covers covers;
    private final CreditDecisions decisions;
    private final Customers customers;

    DemoCredit(Credit credit, Covers covers, CreditDecisions decisions, Customers customers) {
        this.credit = credit;
        this.covers = covers;
        this.decisions = decisions;
        this.customers = customers;
    }

    /** What a customer owes on the day. */
    private record Owing(CustomerAccount account, long cents) {
        AccountId id() {
            return account.id();
        }
    }

    void add(TenantId tenant, LocalDate on) {
        credit.changePolicy(tenant, CreditPolicy.USUAL, BY);
        var owing = customers.after(tenant, new AccountId(0), ACCOUNTS).stream()
                .map(account -> new Owing(
                        account,
                        credit.exposure(tenant, account.id(), Money.EUR).totalCents()))
                .sorted(Comparator.comparingLong(Owing::cents).reversed())
                .toList();
        for (int i = 0; i < owing.size(); i++) limit(tenant, owing.get(i), i, on);
        owing.stream().limit(COVERED).forEach(each -> cover(tenant, each, on));
        order(tenant, owing);
    }

    /** Half as much again as is owed, in round figures; some have come close to it. */
    private void limit(TenantId tenant, Owing owing, int place, LocalDate on) {
        long share = place % 6 == 1 ? 105 : 150;
        long wanted = Math.max(LEAST, owing.cents() * share / 100);
        var amount = Money.euros((wanted + STEP - 1) / STEP * STEP);
        var why = place % 6 == 1 ? "Bilan 2025 en baisse, plafond maintenu" : "Bilans réguliers, règle à l’échéance";
        credit.setLimit(tenant, owing.id(), new NewLimit(amount, false, on.minusDays(200), Optional.empty(), why), BY);
    }

    private void cover(TenantId tenant, Owing owing, LocalDate on) {
        long cents = Math.max(STEP, owing.cents() * 8 / 10 / STEP * STEP);
        var from = on.minusDays(180);
        var asked = covers.request(
                tenant,
                owing.id(),
                new NewCover(
                        "Assurance Rempart", "R-" + owing.account().code(), Money.euros(cents + 10 * STEP), from, 120),
                BY);
        covers.said(tenant, asked.id(), CoverState.GRANTED, OptionalLong.of(cents), from, Optional.empty(), BY, "");
    }

    /** Some orders of another program: one within its limit, some that wait, each for its reason. */
    private void order(TenantId tenant, List<Owing> owing) {
        ask(tenant, owing.get(1), "BOUTIQUE-1041", 12_480_00, Set.of());
        ask(tenant, owing.get(7), "BOUTIQUE-1043", 4_260_00, Set.of());
        ask(tenant, owing.get(13), "BOUTIQUE-1044", 1_920_00, Set.of(HoldReason.PURCHASE_ORDER_MISSING));
        ask(tenant, owing.getLast(), "BOUTIQUE-1046", 780_00, Set.of());
    }

    private void ask(TenantId tenant, Owing owing, String subject, long cents, Set<HoldReason> gaps) {
        decisions.decide(
                tenant,
                new CreditRequest("api:" + subject, owing.id(), cents, Money.EUR, false, gaps, "Boutique en ligne"));
    }
}
