package org.maillon.deliveries;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalLong;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.TenantId;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each morning: somebody is asked to see to the deliveries that should have been signed by now. */
@Configuration(proxyBeanMethods = false)
class DeliveryRun {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

    private final TenantScope scope;
    private final DeliveryStore store;
    private final Tasks tasks;
    private final Clock clock;

    DeliveryRun(TenantScope scope, DeliveryStore store, Tasks tasks, Clock clock) {
        this.scope = scope;
        this.store = store;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> dailyDeliveries(Tenants tenants) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring(
                        "daily-deliveries", Schedules.daily(ZoneId.of("Europe/Paris"), LocalTime.of(6, 30)))
                .execute((_, _) -> tenants.all().stream()
                        .filter(tenant -> tenant.purpose() != Tenant.Purpose.THROW_AWAY)
                        .forEach(tenant -> watched(tenant.id(), LocalDate.now(clock))));
    }

    /** One company's fault does not keep the others waiting. */
    private void watched(TenantId tenant, LocalDate today) {
        try {
            watch(tenant, today);
        } catch (RuntimeException e) {
            LOG.error("the deliveries of company {} were not watched", tenant.value(), e);
        }
    }

    /** Opens a task for each delivery that nobody signed in time; answers how many are new. */
    int watch(TenantId tenant, LocalDate today) {
        return scope.in(tenant, () -> {
            int days = store.policy(tenant).unsignedDays();
            if (days == 0) return 0;
            return tasks.open(
                    tenant,
                    store.unsigned(tenant, today.minusDays(days)).stream()
                            .map(note -> task(note, today))
                            .toList());
        });
    }

    private static NewTask task(DeliveryNote note, LocalDate today) {
        var facts = Map.of("reference", note.number(), "why", "deliveries.task.unsigned");
        return new NewTask(key(note.id()), TaskKind.MANUAL, note.accountId(), OptionalLong.empty(), today, facts);
    }

    static String key(long note) {
        return "delivery-unsigned/" + note;
    }
}
