package org.maillon.privacy;

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

/** Each night, what is kept no longer. */
@Configuration(proxyBeanMethods = false)
class ErasureRun {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureRun.class);

    private final DataSubjects subjects;
    private final Clock clock;

    ErasureRun(DataSubjects subjects, Clock clock) {
        this.subjects = subjects;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> dailyErasure(Tenants tenants) {
        return Tasks.recurring("daily-erasure", Schedules.daily(ZoneId.of("Europe/Paris"), LocalTime.of(3, 40)))
                .execute((_, _) -> tenants.all().stream()
                        .filter(tenant -> tenant.purpose() != Tenant.Purpose.THROW_AWAY)
                        .forEach(tenant -> erase(tenant.id(), LocalDate.now(clock))));
    }

    /** One company's fault does not keep the others waiting. */
    private void erase(TenantId tenant, LocalDate today) {
        try {
            subjects.run(tenant, today);
        } catch (RuntimeException e) {
            LOG.error("what company {} keeps no longer was not erased", tenant.value(), e);
        }
    }
}
