package org.maillon.messages;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** E-mails go to the mail server of the company, under its sender. */
@Component
class MailCarriers implements Carriers {
    private final MailRoutes routes;
    private final Senders senders;
    private final TenantScope scope;
    private final InboxStore inbox;
    private final Function<Tenant, Optional<LongFunction<String>>> returnPaths;

    @Autowired
    MailCarriers(MailRoutes routes, Senders senders, TenantScope scope, InboxStore inbox, Mailboxes mailboxes) {
        this(routes, senders, scope, inbox, mailboxes::returnPaths);
    }

    MailCarriers(
            MailRoutes routes,
            Senders senders,
            TenantScope scope,
            InboxStore inbox,
            Function<Tenant, Optional<LongFunction<String>>> returnPaths) {
        this.routes = routes;
        this.senders = senders;
        this.scope = scope;
        this.inbox = inbox;
        this.returnPaths = returnPaths;
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
            var returned = returnPaths.apply(company).orElse(_ -> sender.fromAddress());
            return () ->
                    new MailCarrier(company.id(), sender, returned, signature, server, inbox, bounced(company.id()));
        });
    }

    private Set<String> bounced(TenantId tenant) {
        return Set.copyOf(scope.in(tenant, () -> inbox.bounced(tenant)));
    }
}
