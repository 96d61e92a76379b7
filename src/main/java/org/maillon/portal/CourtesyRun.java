package org.maillon.portal;

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

/** Silence is an answer too: nobody said a word after a courtesy contact about much money, so somebody is to call. */
@Configuration(proxyBeanMethods = false)
class CourtesyRun {
    private static final Logger LOG = LoggerFactory.getLogger(CourtesyRun.class);
    /** For so many days a run that did not take place is made up for. */
    private static final int LOOK_BACK_DAYS = 7;

    private final TenantScope scope;
    private final LinkStore store;
    private final Tasks tasks;

    CourtesyRun(TenantScope scope, LinkStore store, Tasks tasks) {
        this.scope = scope;
        this.store = store;
        this.tasks = tasks;
    }

    @Bean
    RecurringTask<Void> dailySilence(Tenants tenants, Clock clock) {
        var daily = Schedules.daily(ZoneId.of("Europe/Paris"), LocalTime.of(6, 45));
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.recurring("daily-silence", daily)
                .execute((_, _) -> tenants.all().stream()
                        .filter(tenant -> tenant.purpose() != Tenant.Purpose.THROW_AWAY)
                        .forEach(tenant -> runOne(tenant.id(), LocalDate.now(clock))));
    }

    /** One company's fault does not keep the others waiting. */
    private void runOne(TenantId tenant, LocalDate on) {
        try {
            run(tenant, on);
        } catch (RuntimeException e) {
            LOG.error("the courtesy contacts of company {} were not looked at", tenant.value(), e);
        }
    }

    /** Asks for the calls that are due on a day; asked again it adds nothing. Answers how many were asked for. */
    int run(TenantId tenant, LocalDate on) {
        return scope.in(tenant, () -> {
            var policy = store.policy(tenant);
            int asked = 0;
            for (int back = 0; back < LOOK_BACK_DAYS; back++) {
                var issuedOn = on.minusDays(policy.callAfterDays() + back);
                var calls = store.silent(tenant, issuedOn, policy.callFromCents()).stream()
                        .map(silence -> call(silence, on))
                        .toList();
                asked += tasks.open(tenant, calls);
            }
            return asked;
        });
    }

    private static NewTask call(LinkStore.Silence silence, LocalDate on) {
        var facts = Map.of(
                "amountCents", Long.toString(silence.askedCents()),
                "currency", silence.currency(),
                "contact", silence.recipient());
        var key = "courtesy-unanswered/" + silence.link();
        return new NewTask(key, TaskKind.CALL, silence.account(), OptionalLong.empty(), on, facts);
    }
}
