package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.messages.Delivery;
import org.maillon.messages.DeliveryCounts;
import org.maillon.messages.DeliveryMode;
import org.maillon.reminders.JournalEntry;
import org.maillon.reminders.Reminders;
import org.maillon.reminders.RunResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "reminders", description = "What is said to whom, and why not")
class ReminderController {
    private final Reminders reminders;
    private final Delivery delivery;
    private final Customers customers;
    private final Accounts accounts;
    private final Clock clock;

    ReminderController(Reminders reminders, Delivery delivery, Customers customers, Accounts accounts, Clock clock) {
        this.reminders = reminders;
        this.delivery = delivery;
        this.customers = customers;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Asked(
            @Nullable String on,
            @Nullable Boolean simulate,
            @Nullable String deliver) {}

    record Ran(
            LocalDate on,
            boolean simulated,
            long accounts,
            long items,
            long messages,
            Map<String, Long> byReason,
            Map<String, Long> byStep,
            @Nullable DeliveryCounts delivery) {}

    record Decided(
            long openItem,
            String account,
            String reference,
            String reason,
            String sentence,
            @Nullable String step,
            LocalDate decidedOn,
            LocalDate reviewOn) {}

    @PostMapping("/reminder-runs")
    @Needs(Permission.SEND_REMINDERS)
    @Operation(
            summary = "Decide for every account whose day has come (today where none is given); simulate counts only,"
                    + " deliver \"now\" lets the messages leave at once")
    Ran run(CurrentMember member, Reading reading, @RequestBody(required = false) @Nullable Asked asked) {
        var wanted = asked == null ? new Asked(null, null, null) : asked;
        var on = reading.day("on", wanted.on(), LocalDate.now(clock));
        var mode = reading.choice("deliver", wanted.deliver(), Map.of("now", DeliveryMode.NOW));
        reading.orRefuse();
        boolean simulate = Boolean.TRUE.equals(wanted.simulate());
        var result = reminders.run(member.tenant(), on, simulate);
        var delivered = simulate
                ? null
                : mode.map(now -> delivery.deliver(member.tenant(), now)).orElse(null);
        return ran(on, simulate, result, delivered);
    }

    private static Ran ran(LocalDate on, boolean simulated, RunResult result, @Nullable DeliveryCounts delivered) {
        var byReason = new TreeMap<String, Long>();
        result.byReason().forEach((reason, items) -> byReason.put(reason.code(), items));
        return new Ran(
                on,
                simulated,
                result.accounts(),
                result.items(),
                result.messages(),
                byReason,
                new TreeMap<>(result.byStep()),
                delivered);
    }

    /** How reminders leave, as it is read and changed. */
    record Rule(@Nullable Integer daysAfterDispute) {}

    @GetMapping("/reminder-policy")
    @Operation(summary = "For how many days after a dispute was settled nothing is asked for its item")
    Rule policy(CurrentMember member) {
        return new Rule(reminders.policy(member.tenant()).daysAfterDispute());
    }

    @PutMapping("/reminder-policy")
    @Needs(Permission.SETTINGS)
    @Operation(summary = "Change it: 0 to 60 days")
    Rule changePolicy(CurrentMember member, @RequestBody Rule asked) {
        if (asked.daysAfterDispute() != null) reminders.setDaysAfterDispute(member.tenant(), asked.daysAfterDispute());
        return policy(member);
    }

    @GetMapping("/reminder-journal")
    @Operation(summary = "Why each open item was chased on a day or not")
    Slice<Decided> journal(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var day = reading.day("on", on, LocalDate.now(clock));
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        var page = reminders.journal(
                member.tenant(),
                day,
                accounts.named(member, account),
                after == 0 ? OptionalLong.empty() : OptionalLong.of(after),
                atMost);
        var codes = customers.codes(
                member.tenant(),
                page.items().stream().map(it -> new AccountId(it.account())).toList());
        var next = page.next();
        return new Slice<>(
                page.items().stream().map(it -> decided(it, codes, reading)).toList(),
                next.isPresent() ? Reading.cursor(next.getAsLong()) : null);
    }

    private static Decided decided(JournalEntry entry, Map<AccountId, String> codes, Reading reading) {
        return new Decided(
                entry.openItem(),
                codes.getOrDefault(new AccountId(entry.account()), ""),
                entry.reference(),
                entry.reason().code(),
                entry.sentence(reading.texts().language()),
                entry.step().orElse(null),
                entry.decidedOn(),
                entry.reviewOn());
    }
}
