package org.maillon.messages;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;

/** E-mails go to the mail server of the company, under its sender. */
@Component
class MailCarriers implements Carriers {
    private final MailRoutes routes;
    private final Senders senders;
    private final TenantScope scope;
    private final InboxStore inbox;

    MailCarriers(MailRoutes routes, Senders senders, TenantScope scope, InboxStore inbox) {
        this.routes = routes;
        this.senders = senders;
        this.scope = scope;
        this.inbox = inbox;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.EMAIL);
    }

    @Override
    public Optional<Supplier<Carrier>> of(Tenant company, Channel channel) {
        return routes.of(company).map(server -> {
            var sender = senders.of(company);
            var signature = senders.signature(company, sender.fromAddress()).orElse(null);
            return () -> new MailCarrier(company.id(), sender, signature, server, inbox, bounced(company.id()));
        });
    }

    private Set<String> bounced(TenantId tenant) {
        return Set.copyOf(scope.in(tenant, () -> inbox.bounced(tenant)));
    }
}
