package org.maillon.credit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each morning: what has to be declared to insurers, temporary limits that end, and orders that nobody answered in time. */
@Configuration(proxyBeanMethods = false)
class CreditRun {
    private static final Logger LOG = LoggerFactory.getLogger(CreditRun.class);

    private final Covers covers;
    private final Credit credit;
    private final Holds holds;
    private final Clock clock;

    CreditRun(Covers covers, Credit credit, Holds holds, Clock clock) {
        this.holds = holds;
        this.covers = covers;
        this.credit = credit;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> dailyCredit(Tenants tenants) {
        return Tasks.recurring("daily-credit", Schedules.daily(ZoneId.of("Europe/Paris"), LocalTime.of(6, 20)))
                .execute((_, _) -> tenants.all().stream()
                        .filter(tenant -> tenant.purpose() != Tenant.Purpose.THROW_AWAY)
                        .forEach(tenant -> watch(tenant.id(), LocalDate.now(clock))));
    }

    /** One company's fault does not keep the others waiting. */
    private void watch(TenantId tenant, LocalDate today) {
        try {
            covers.watch(tenant, today);
            credit.watchEndingLimits(tenant, today);
            holds.watchLateAnswers(tenant, today);
        } catch (RuntimeException e) {
            LOG.error("the credit of company {} was not watched", tenant.value(), e);
        }
    }
}
