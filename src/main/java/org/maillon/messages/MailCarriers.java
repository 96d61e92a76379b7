package org.maillon.messages;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.maillon.access.Tenant;
import org.springframework.stereotype.Component;

/** E-mails go to the mail server of the company, under its sender. */
@Component
class MailCarriers implements Carriers {
    private final MailRoutes routes;
    private final Senders senders;

    MailCarriers(MailRoutes routes, Senders senders) {
        this.routes = routes;
        this.senders = senders;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.EMAIL);
    }

    @Override
    public Optional<Supplier<Carrier>> of(Tenant company, Channel channel) {
        return routes.of(company).map(server -> {
            var sender = senders.of(company);
            return () -> new MailCarrier(company.id(), sender, server);
        });
    }
}
