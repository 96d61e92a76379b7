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

/** Every half minute sends what is due, company after company, each in turns so that none waits for another's thousands. */
@Configuration(proxyBeanMethods = false)
class DeliveryRun {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);
    private static final int A_TURN = 2_000;

    @Bean
    RecurringTask<Void> messageDelivery(Tenants tenants, Delivery delivery) {
        return Tasks.recurring("messages-delivery", FixedDelay.ofSeconds(30)).execute((_, _) -> run(tenants, delivery));
    }

    static void run(Tenants tenants, Delivery delivery) {
        var waiting = tenants.all();
        while (!waiting.isEmpty()) {
            waiting =
                    waiting.stream().filter(tenant -> hasMore(delivery, tenant)).toList();
        }
    }

    /** One company's fault is not the others'. */
    private static boolean hasMore(Delivery delivery, Tenant tenant) {
        try {
            return delivery.deliver(tenant.id(), DeliveryMode.NORMAL, A_TURN, new Tally());
        } catch (RuntimeException fault) {
            LOG.warn(
                    "the messages of company {} wait for the next run",
                    tenant.id().value(),
                    fault);
            return false;
        }
    }
}
