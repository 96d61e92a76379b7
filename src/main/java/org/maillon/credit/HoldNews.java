package org.maillon.credit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.credit.HoldStore.NewHold;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.maillon.webhooks.Webhooks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells whom it concerns that an order waits, that it goes ahead or not, and that a limit is nearly used. */
@Component
class HoldNews {
    private final HoldStore holds;
    private final Customers customers;
    private final Tasks tasks;
    private final Webhooks webhooks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HoldNews(
            HoldStore holds,
            Customers customers,
            Tasks tasks,
            Webhooks webhooks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.holds = holds;
        this.customers = customers;
        this.tasks = tasks;
        this.webhooks = webhooks;
        this.events = events;
        this.clock = clock;
    }

    void held(TenantId tenant, List<NewHold> fresh, Map<String, Long> numbers) {
        if (fresh.isEmpty()) return;
        tasks.open(
                tenant,
                fresh.stream()
                        .map(hold -> task(hold, numbers.getOrDefault(subject(hold), 0L)))
                        .toList());
        var codes = customers.codes(
                tenant, fresh.stream().map(HoldNews::account).distinct().toList());
        webhooks.publishAll(
                tenant,
                "order.held",
                fresh.stream().map(hold -> payload(hold, numbers, codes)).toList());
        fresh.forEach(hold -> events.publishEvent(new OrderHeld(
                tenant,
                subject(hold),
                account(hold),
                numbers.getOrDefault(subject(hold), 0L),
                hold.decided().verdict().inOrder())));
    }

    void released(TenantId tenant, Hold hold, String by, String why) {
        if (!holds.settle(tenant, hold.id(), HoldState.RELEASED, by, why, clock.instant())) return;
        tasks.close(tenant, key(hold.id()), "approved", Optional.of(by));
        webhooks.publish(tenant, "order.released", payload(hold, by, why));
        events.publishEvent(new OrderReleased(tenant, hold.subject(), hold.accountId(), hold.id(), by, why));
    }

    void refused(TenantId tenant, Hold hold, String by, String why) {
        if (!holds.settle(tenant, hold.id(), HoldState.REFUSED, by, why, clock.instant())) return;
        tasks.close(tenant, key(hold.id()), "declined", Optional.of(by));
        events.publishEvent(new OrderRefused(tenant, hold.subject(), hold.accountId(), hold.id(), by, why));
    }

    void withdrawn(TenantId tenant, Hold hold, String by) {
        if (holds.settle(tenant, hold.id(), HoldState.WITHDRAWN, by, "", clock.instant()))
            tasks.cancel(tenant, List.of(key(hold.id())), "withdrawn");
    }

    /** A task for each account that an approved order takes over its alert threshold, once for each day. */
    void alert(TenantId tenant, List<Decided> decided, Room room, LocalDate today) {
        var alerts = new LinkedHashMap<AccountId, NewTask>();
        decided.stream()
                .filter(it -> it.verdict().isApproved()
                        && it.verdict().reaches(room.policy().alertPercent()))
                .forEach(it -> alerts.put(it.request().account(), alert(it, today)));
        if (!alerts.isEmpty()) tasks.open(tenant, List.copyOf(alerts.values()));
    }

    private static NewTask alert(Decided decided, LocalDate today) {
        var verdict = decided.verdict();
        var account = decided.request().account();
        var facts = Map.of(
                "why", "credit.task.limit-nearly-used",
                "amountCents", Long.toString(verdict.after().cents()),
                "currency", verdict.after().currency().getCurrencyCode(),
                "limitCents", Long.toString(verdict.limitCents().orElse(0)));
        return new NewTask(
                "credit-alert/" + account.value() + "/" + today,
                TaskKind.MANUAL,
                account,
                OptionalLong.empty(),
                today,
                facts);
    }

    private NewTask task(NewHold hold, long number) {
        var request = hold.decided().request();
        var facts = Map.of(
                "why",
                        "credit.reason."
                                + hold.decided().verdict().inOrder().getFirst().code(),
                "amountCents", Long.toString(request.amountCents()),
                "currency", request.currency().getCurrencyCode(),
                "hold", Long.toString(number),
                "subject", request.subject(),
                "answerBy", hold.answerBy().toString());
        return new NewTask(
                key(number), TaskKind.APPROVE, request.account(), OptionalLong.empty(), LocalDate.now(clock), facts);
    }

    static String key(long hold) {
        return "held-order/" + hold;
    }

    private static String subject(NewHold hold) {
        return hold.decided().request().subject();
    }

    private static AccountId account(NewHold hold) {
        return hold.decided().request().account();
    }

    private static Map<String, Object> payload(NewHold hold, Map<String, Long> numbers, Map<AccountId, String> codes) {
        var verdict = hold.decided().verdict();
        var payload = new LinkedHashMap<String, Object>();
        payload.put("id", numbers.getOrDefault(subject(hold), 0L));
        payload.put("subject", subject(hold));
        payload.put("account", codes.getOrDefault(account(hold), ""));
        payload.put("decision", hold.decided().outcome());
        payload.put("reasons", verdict.inOrder().stream().map(HoldReason::code).toList());
        payload.put("amountCents", hold.decided().request().amountCents());
        payload.put("currency", hold.decided().request().currency().getCurrencyCode());
        payload.put("exposureCents", hold.decided().exposureCents());
        if (verdict.limitCents().isPresent())
            payload.put("limitCents", verdict.limitCents().getAsLong());
        payload.put("answerBy", hold.answerBy().toString());
        return payload;
    }

    private static Map<String, Object> payload(Hold hold, String by, String why) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("id", hold.id());
        payload.put("subject", hold.subject());
        payload.put("account", hold.account());
        payload.put("amountCents", hold.amount().cents());
        payload.put("currency", hold.amount().currency().getCurrencyCode());
        payload.put("by", by);
        payload.put("reason", why);
        return payload;
    }
}
