package org.maillon.messages;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.maillon.access.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every ten minutes asks what became of the short messages that left. */
@Configuration(proxyBeanMethods = false)
class ReceiptRun {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptRun.class);

    @Bean
    RecurringTask<Void> messageReceipts(Tenants tenants, DeliveryReceipts receipts) {
        return Tasks.recurring("messages-receipts", FixedDelay.ofMinutes(10)).execute((_, _) -> run(tenants, receipts));
    }

    /** One company's fault is not the others'. */
    static void run(Tenants tenants, DeliveryReceipts receipts) {
        for (var company : tenants.all()) {
            try {
                receipts.gather(company);
            } catch (RuntimeException fault) {
                LOG.warn(
                        "the receipts of company {} wait for the next run",
                        company.id().value(),
                        fault);
            }
        }
    }
}
