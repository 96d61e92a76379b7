package org.maillon.credit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.access.Role;
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

/** Tells whom it concerns that an order waits, and that it goes ahead or not. */
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
        if (!settle(tenant, hold, HoldState.RELEASED, by, why)) return;
        tasks.close(tenant, key(hold.id()), "approved", Optional.of(by));
        webhooks.publish(tenant, "order.released", payload(hold, by, why));
        events.publishEvent(new OrderReleased(tenant, hold.subject(), hold.accountId(), hold.id(), by, why));
    }

    void refused(TenantId tenant, Hold hold, String by, String why) {
        if (!settle(tenant, hold, HoldState.REFUSED, by, why)) return;
        tasks.close(tenant, key(hold.id()), "declined", Optional.of(by));
        events.publishEvent(new OrderRefused(tenant, hold.subject(), hold.accountId(), hold.id(), by, why));
    }

    void withdrawn(TenantId tenant, Hold hold, String by) {
        if (settle(tenant, hold, HoldState.WITHDRAWN, by, ""))
            tasks.cancel(tenant, List.of(key(hold.id())), "withdrawn");
    }

    /** An answer that came late needs nobody to be asked for it any more. */
    private boolean settle(TenantId tenant, Hold hold, HoldState state, String by, String why) {
        boolean settled = holds.settle(tenant, hold.id(), state, by, why, clock.instant());
        if (settled) tasks.cancel(tenant, List.of(lateKey(hold.id())), "credit.task.answered");
        return settled;
    }

    int late(TenantId tenant, List<Hold> late, CreditPolicy policy, LocalDate today) {
        return tasks.open(
                tenant,
                late.stream()
                        .map(hold -> late(hold, policy.superior(hold.decider()), today))
                        .toList());
    }

    /** For whoever stands above the decider, where the seller has no answer by the day it was promised for. */
    private static NewTask late(Hold hold, Role superior, LocalDate today) {
        var facts = Map.of(
                "why", "credit.task.answer-late." + superior.code(),
                "amountCents", Long.toString(hold.amount().cents()),
                "currency", hold.amount().currency().getCurrencyCode(),
                "hold", Long.toString(hold.id()),
                "subject", hold.subject(),
                "answerBy", hold.answerBy().toString(),
                "role", superior.code());
        return new NewTask(lateKey(hold.id()), TaskKind.MANUAL, hold.accountId(), OptionalLong.empty(), today, facts);
    }

    private static String lateKey(long hold) {
        return "held-order-late/" + hold;
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
