package org.maillon.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.steering.AccountStanding;
import org.maillon.steering.AgedBalance;
import org.maillon.steering.Claimable;
import org.maillon.steering.DsoPoint;
import org.maillon.steering.PaymentDelays;
import org.maillon.steering.Steering;
import org.springframework.stereotype.Component;

/** Gathers what a scan says from the modules that know it. */
@Component
class ScanFigures {
    private static final int MONTHS = 12;

    /** The answer, and what only the drawn report shows. */
    record Scanned(ScanAnswer answer, AgedBalance balance, PaymentDelays delays, List<DsoPoint> dsoByMonth) {
        Scanned keptAs(TenantId tenant) {
            return new Scanned(answer.keptAs(tenant), balance, delays, dsoByMonth);
        }
    }

    private final Steering steering;
    private final DueReminders reminders;

    ScanFigures(Steering steering, DueReminders reminders) {
        this.steering = steering;
        this.reminders = reminders;
    }

    Scanned of(TenantId tenant, LocalDate asOf, List<ScanAnswer.File> files, Language language) {
        var currency = Money.EUR;
        var balance = steering.agedBalance(tenant, currency, asOf);
        var standings = steering.standings(tenant, currency, asOf);
        var accounts = standings.stream().map(ScanAnswer.Account::of).toList();
        var codes = standings.stream()
                .collect(Collectors.toMap(standing -> standing.account().value(), AccountStanding::code));
        var answer = new ScanAnswer(
                asOf,
                currency.getCurrencyCode(),
                files,
                accounts.size(),
                balance.open().items(),
                balance.open().cents(),
                balance.overdue().cents(),
                accounts.stream()
                        .mapToLong(ScanAnswer.Account::unallocatedCents)
                        .sum(),
                ScanAnswer.Ageing.of(balance),
                steering.dso(tenant, currency, asOf),
                steering.paymentHistory(tenant, currency, asOf),
                claims(steering.claimable(tenant, asOf), language),
                accounts,
                reminders.leaving(tenant, asOf, codes, language),
                Optional.empty());
        return new Scanned(
                answer,
                balance,
                steering.paymentDelays(tenant, currency, asOf),
                steering.dsoByMonth(tenant, currency, asOf, MONTHS));
    }

    private static ScanAnswer.Claims claims(Claimable claimable, Language language) {
        return new ScanAnswer.Claims(
                claimable.interestCents(),
                claimable.recoveryFeeCents(),
                claimable.invoices(),
                claimable.refusal().map(refusal -> refusal.in(language)));
    }
}
