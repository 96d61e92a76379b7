package org.maillon.payments;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.AccountChanged;
import org.maillon.ledger.EntriesPosted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Judges promises and plans when money moves, and each morning before reminders are decided those whose day is over. */
@Configuration(proxyBeanMethods = false)
class PromiseRun {
    private static final Logger LOG = LoggerFactory.getLogger(PromiseRun.class);

    private final Promises promises;
    private final RepaymentPlans plans;
    private final Clock clock;

    PromiseRun(Promises promises, RepaymentPlans plans, Clock clock) {
        this.promises = promises;
        this.plans = plans;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> dailyPromises(Tenants tenants) {
        return Tasks.recurring("daily-promises", Schedules.daily(ZoneId.of("Europe/Paris"), LocalTime.of(6, 30)))
                .execute((_, _) -> tenants.all().stream()
                        .filter(tenant -> tenant.purpose() != Tenant.Purpose.THROW_AWAY)
                        .forEach(tenant -> judgeOver(tenant.id(), LocalDate.now(clock))));
    }

    /** One company's fault does not keep the others waiting. */
    private void judgeOver(TenantId tenant, LocalDate asOf) {
        try {
            promises.judgeOver(tenant, asOf);
            plans.judgeOver(tenant, asOf);
        } catch (RuntimeException e) {
            LOG.error("the promises of company {} were not judged", tenant.value(), e);
        }
    }

    @EventListener
    void on(EntriesPosted posted) {
        judge(posted.tenant(), posted.accounts());
    }

    @EventListener
    void on(AccountChanged changed) {
        judge(changed.tenant(), List.of(changed.account()));
    }

    private void judge(TenantId tenant, List<AccountId> accounts) {
        var today = LocalDate.now(clock);
        promises.judge(tenant, accounts, today);
        plans.judge(tenant, accounts, today);
    }
}
