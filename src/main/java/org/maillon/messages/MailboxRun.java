package org.maillon.messages;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.mail.MessagingException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.messages.InboxStore.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Every two minutes takes in what has arrived in each company's mailbox. A mail's effect and the place behind it are kept
 * in one transaction, and its identity once: read twice, after a crash or by two nodes, it counts once.
 */
@Component
class MailboxRun {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxRun.class);
    private static final int A_TURN = 500;

    private final Tenants tenants;
    private final Mailboxes mailboxes;
    private final TenantScope scope;
    private final InboxStore store;
    private final Inbox inbox;
    private final Clock clock;

    MailboxRun(Tenants tenants, Mailboxes mailboxes, TenantScope scope, InboxStore store, Inbox inbox, Clock clock) {
        this.tenants = tenants;
        this.mailboxes = mailboxes;
        this.scope = scope;
        this.store = store;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringTask<Void> mailboxReading(MailboxRun run) {
            return Tasks.recurring("messages-mailboxes", FixedDelay.ofMinutes(2))
                    .execute((_, _) -> run.all());
        }
    }

    void all() {
        tenants.all().forEach(this::of);
    }

    /** One company's fault is not the others'. */
    void of(Tenant company) {
        try {
            mailboxes.of(company).ifPresent(server -> read(company, server));
        } catch (RuntimeException fault) {
            LOG.warn(
                    "the mailbox of company {} waits for the next run",
                    company.id().value(),
                    fault);
        }
    }

    private void read(Tenant company, ImapServer server) {
        var tenant = company.id();
        try (var line = MailboxLine.open(server)) {
            var place = scope.in(tenant, () -> store.place(tenant, server.name()));
            var arrived = line.after(place, A_TURN);
            long validity = line.validity();
            for (long uid : arrived) take(company, server, line.read(uid), new Place(validity, uid));
            if (arrived.isEmpty()) reached(company, server, new Place(validity, lastKnown(place, validity)));
        } catch (MessagingException | UncheckedIOException away) {
            LOG.info("mailbox {} cannot be read: {}", server, away.getMessage());
            scope.run(
                    tenant,
                    () -> store.failed(tenant, server.name(), SmtpLine.words((Exception) away), clock.instant()));
        }
    }

    private static long lastKnown(Place place, long validity) {
        return place.validity() == validity ? place.lastUid() : 0;
    }

    private void take(Tenant company, ImapServer server, InboundMail mail, Place place) {
        try {
            scope.run(company.id(), () -> {
                inbox.take(company.id(), key(mail, place), mail);
                reached(company, server, place);
            });
        } catch (DataIntegrityViolationException unfit) {
            LOG.warn("mail {} of {} is left out", place.lastUid(), server, unfit);
            reached(company, server, place);
        }
    }

    private void reached(Tenant company, ImapServer server, Place place) {
        scope.run(company.id(), () -> store.reached(company.id(), server.name(), place, clock.instant()));
    }

    private static String key(InboundMail mail, Place place) {
        return mail.messageId().isEmpty() ? place.validity() + "/" + place.lastUid() : mail.messageId();
    }
}
