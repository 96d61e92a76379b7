package org.maillon.messages;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every minute sends what the companies' own people are to be told. */
@Configuration(proxyBeanMethods = false)
class NoticeRun {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeRun.class);

    @Bean
    RecurringTask<Void> noticeDelivery(Tenants tenants, Notices notices) {
        return Tasks.recurring("messages-notices", FixedDelay.ofSeconds(60))
                .execute((_, _) -> tenants.all().forEach(company -> send(notices, company)));
    }

    /** One company's fault is not the others'. */
    private static void send(Notices notices, Tenant company) {
        try {
            notices.send(company);
        } catch (RuntimeException fault) {
            LOG.warn(
                    "the notices of company {} wait for the next run",
                    company.id().value(),
                    fault);
        }
    }
}
