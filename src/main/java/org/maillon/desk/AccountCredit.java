package org.maillon.desk;

import java.time.Clock;
import java.time.LocalDate;
import org.maillon.access.CurrentMember;
import org.maillon.credit.Covers;
import org.maillon.credit.Credit;
import org.maillon.credit.HoldFilter;
import org.maillon.credit.Holds;
import org.maillon.customers.AccountId;
import org.springframework.stereotype.Component;

/** A customer's credit as its page and the queue show it. */
@Component
class AccountCredit {
    private static final int HOLDS = 10;

    private final Credit credit;
    private final Covers covers;
    private final Holds holds;
    private final Clock clock;

    AccountCredit(Credit credit, Covers covers, Holds holds, Clock clock) {
        this.credit = credit;
        this.covers = covers;
        this.holds = holds;
        this.clock = clock;
    }

    CreditShown of(Page page, CurrentMember member, AccountId account) {
        var tenant = member.tenant();
        var today = LocalDate.now(clock);
        var limit = credit.limit(tenant, account, today);
        var group = credit.groupLimit(tenant, account, today);
        var ours = credit.policy(tenant).currency();
        var currency = limit.or(() -> group).map(it -> it.amount().currency()).orElse(ours);
        boolean whole = limit.isEmpty() && group.isPresent();
        var exposure =
                whole ? credit.groupExposure(tenant, account, currency) : credit.exposure(tenant, account, currency);
        return new CreditShown(
                limit.orElse(null),
                group.orElse(null),
                exposure,
                limit.or(() -> group)
                        .map(it -> CreditPicture.of(page, exposure, it.amount()))
                        .orElseGet(() -> CreditPicture.of(page, exposure)),
                currency.equals(ours) ? null : credit.exposure(tenant, account, ours),
                credit.limits(tenant, account),
                covers.of(tenant, account),
                holds.list(tenant, HoldFilter.of(account), 0, 1_000).reversed().stream()
                        .limit(HOLDS)
                        .toList(),
                !credit.isHeldForLimitOnly(tenant, account),
                today);
    }
}
