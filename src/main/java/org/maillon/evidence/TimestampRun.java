package org.maillon.evidence;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.maillon.access.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every minute, what waits for the word of the timestamp service. */
@Configuration(proxyBeanMethods = false)
class TimestampRun {
    private static final Logger LOG = LoggerFactory.getLogger(TimestampRun.class);

    @Bean
    RecurringTask<Void> timestamps(Timestamps timestamps, Tenants tenants) {
        return Tasks.recurring("evidence-timestamps", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((_, _) -> tenants.all().forEach(tenant -> {
                    try {
                        timestamps.fetch(tenant.id());
                    } catch (RuntimeException e) {
                        LOG.error(
                                "the timestamps of company {} were not fetched",
                                tenant.id().value(),
                                e);
                    }
                }));
    }
}
