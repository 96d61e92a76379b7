package org.maillon.registers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every hour reads the gazette about the customers for whom it was not yet read that day. */
@Configuration(proxyBeanMethods = false)
class InsolvencyRun {
    private static final Logger LOG = LoggerFactory.getLogger(InsolvencyRun.class);

    @Bean
    RecurringTask<Void> insolvencyWatch(Tenants tenants, InsolvencyWatch watch) {
        return Tasks.recurring("registers-insolvencies", FixedDelay.ofHours(1))
                .execute((_, _) -> tenants.all().forEach(company -> read(watch, company)));
    }

    /** One company's fault is not the others'. */
    private static void read(InsolvencyWatch watch, Tenant company) {
        try {
            watch.read(company);
        } catch (RuntimeException fault) {
            LOG.warn(
                    "the insolvency notices for company {} wait for the next round",
                    company.id().value(),
                    fault);
        }
    }
}
