package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.customers.AccountId;
import org.maillon.steering.AgedAccount;
import org.maillon.steering.AgedBalance;
import org.maillon.steering.Steering;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/aged-balance")
@Tag(name = "ledger")
class AgedBalanceController {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Map<String, Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

    private final Steering steering;
    private final Clock clock;

    AgedBalanceController(Steering steering, Clock clock) {
        this.steering = steering;
        this.clock = clock;
    }

    record Aged(
            long openCents,
            long notDueCents,
            long d1to30Cents,
            long d31to60Cents,
            long d61to90Cents,
            long over90Cents,
            long withoutDueDayCents,
            long items) {
        static Aged of(AgedBalance balance) {
            return new Aged(
                    balance.open().cents(),
                    balance.notDue().cents(),
                    balance.d1to30().cents(),
                    balance.d31to60().cents(),
                    balance.d61to90().cents(),
                    balance.over90().cents(),
                    balance.withoutDueDay().cents(),
                    balance.open().items());
        }
    }

    record Line(String account, String name, int daysLateMax, Aged balance) {
        static Line of(AgedAccount account) {
            return new Line(account.code(), account.name(), account.daysLateMax(), Aged.of(account.balance()));
        }
    }

    record Report(
            LocalDate asOf,
            String currency,
            Aged total,
            List<Line> items,
            @Nullable String next) {}

    @GetMapping
    @Operation(summary = "What is open in one currency (EUR where none is given) by how late it is, and by account")
    Report report(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var day = reading.day("asOf", asOf, LocalDate.now(clock));
        var in = reading.choice("currency", currency, CURRENCIES).orElse(EURO);
        int atMost = reading.limit(limit);
        var after = reading.after(cursor, 2);
        reading.orRefuse();
        var start =
                after[1] == 0 ? AgedAccount.Cursor.START : new AgedAccount.Cursor(after[0], new AccountId(after[1]));
        var found = steering.agedBalanceByAccount(member.tenant(), in, day, start, atMost + 1);
        var shown = found.size() > atMost ? found.subList(0, atMost) : found;
        return new Report(
                day,
                in.getCurrencyCode(),
                Aged.of(steering.agedBalance(member.tenant(), in, day)),
                shown.stream().map(Line::of).toList(),
                found.size() > atMost ? cursor(shown.getLast().cursor()) : null);
    }

    private static String cursor(AgedAccount.Cursor last) {
        return Reading.cursor(last.overdueCents(), last.account().value());
    }
}
