package org.maillon.payments;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks the provider of payment pages what it did not tell: a call may be lost. */
@Configuration(proxyBeanMethods = false)
class PaymentLinkRun {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentLinkRun.class);
    private static final int EVERY_MINUTES = 10;
    private static final Duration SILENT_FOR = Duration.ofMinutes(5);

    private final PaymentLinks links;
    private final Clock clock;

    PaymentLinkRun(PaymentLinks links, Clock clock) {
        this.links = links;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> paymentLinks(Tenants tenants) {
        return Tasks.recurring("payment-links", FixedDelay.ofMinutes(EVERY_MINUTES))
                .execute((_, _) -> tenants.all().stream()
                        .filter(tenant -> tenant.purpose() != Tenant.Purpose.THROW_AWAY)
                        .forEach(this::gather));
    }

    /** One company's fault does not keep the others waiting. */
    private void gather(Tenant company) {
        try {
            links.gather(company.id(), clock.instant().minus(SILENT_FOR));
        } catch (RuntimeException e) {
            LOG.error(
                    "the payment pages of company {} were not asked about",
                    company.id().value(),
                    e);
        }
    }
}
