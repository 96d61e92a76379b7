package org.maillon.reminders;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The daily run, at 7:00 in Paris for every company but throw-away ones. The scheduler keeps its next time in the
 * database: one node runs it, and a day missed while everything was off is run at the start, once and for that day.
 */
@Configuration(proxyBeanMethods = false)
class ReminderRun {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderRun.class);

    @Bean
    RecurringTask<Void> dailyReminders(Tenants tenants, Reminders reminders, Clock clock) {
        return Tasks.recurring("daily-reminders", Schedules.daily(WorkingHours.ZONE, LocalTime.of(7, 0)))
                .execute((_, _) -> runAll(tenants, reminders, LocalDate.now(clock)));
    }

    /** One company's fault does not keep the others waiting. */
    static void runAll(Tenants tenants, Reminders reminders, LocalDate on) {
        for (var tenant : tenants.all()) {
            if (tenant.purpose() == Tenant.Purpose.THROW_AWAY) continue;
            try {
                LOG.info("reminders of company {}: {}", tenant.id().value(), reminders.runDaily(tenant.id(), on));
            } catch (RuntimeException e) {
                LOG.error("the reminders of company {} did not run", tenant.id().value(), e);
            }
        }
    }
}
