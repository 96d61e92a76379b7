package org.maillon.webhooks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Workers;
import org.maillon.webhooks.WebhookCourier.Answer;
import org.maillon.webhooks.WebhookStore.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Every ten seconds makes the calls that are due, a few at a time, and puts off what was not taken. */
@Component
class WebhookRun {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRun.class);
    private static final int AT_ONCE = 8;
    private static final int A_TURN = 200;
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** How long a delivery waits after its first, second … attempt; the next one after these is the last. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private final Tenants tenants;
    private final TenantScope scope;
    private final WebhookStore store;
    private final WebhookCourier courier;
    private final Clock clock;

    WebhookRun(Tenants tenants, TenantScope scope, WebhookStore store, WebhookCourier courier, Clock clock) {
        this.tenants = tenants;
        this.scope = scope;
        this.store = store;
        this.courier = courier;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringTask<Void> webhookDelivery(WebhookRun run) {
            return Tasks.recurring("webhooks-delivery", FixedDelay.ofSeconds(10))
                    .execute((_, _) -> run.all());
        }
    }

    /** One company's fault is not the others'. */
    void all() {
        for (Tenant tenant : tenants.all()) {
            try {
                of(tenant.id());
            } catch (RuntimeException fault) {
                LOG.warn(
                        "the webhooks of company {} wait for the next run",
                        tenant.id().value(),
                        fault);
            }
        }
    }

    void of(TenantId tenant) {
        var now = clock.instant();
        var due = scope.in(tenant, () -> {
            store.giveUpEnded(tenant);
            store.forget(tenant, now.minus(REMEMBERED));
            return store.take(tenant, now, now.plus(LEASE), A_TURN);
        });
        var free = new Semaphore(AT_ONCE);
        try (var threads = Workers.called("webhooks")) {
            for (var delivery : due) {
                free.acquireUninterruptibly();
                threads.submit(() -> {
                    try {
                        deliver(tenant, delivery);
                    } finally {
                        free.release();
                    }
                });
            }
        }
    }

    private void deliver(TenantId tenant, Due due) {
        var answer = answer(tenant, due);
        scope.run(tenant, () -> {
            switch (answer) {
                case Answer.Taken(var status) -> store.delivered(tenant, due.id(), status, clock.instant());
                case Answer.Refused(var status) ->
                    store.notTaken(tenant, due.id(), status, "HTTP " + status, again(due.attempts()));
                case Answer.Unreached(var words) ->
                    store.notTaken(tenant, due.id(), null, words, again(due.attempts()));
            }
        });
    }

    private Answer answer(TenantId tenant, Due due) {
        try {
            return courier.call(tenant, due);
        } catch (RuntimeException fault) {
            LOG.warn("delivery {} of company {} could not be made", due.id(), tenant.value(), fault);
            return new Answer.Unreached(fault.getClass().getSimpleName());
        }
    }

    private @Nullable Instant again(int attempts) {
        return attempts > WAITS.size() ? null : clock.instant().plus(WAITS.get(attempts - 1));
    }
}
