package org.maillon.messages;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Which mail server takes a company's messages: that of MAILLON_SMTP_URL. What is not real business stays on this
 * machine: there a server elsewhere is not used, and without any the demonstration has one of its own.
 */
@Component
class MailRoutes {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final @Nullable SmtpServer server;
    private final LoopbackMailServer loopback;

    @Autowired
    MailRoutes(Environment environment, LoopbackMailServer loopback) {
        this(read(environment.getProperty("MAILLON_SMTP_URL")), loopback);
    }

    MailRoutes(@Nullable SmtpServer server, LoopbackMailServer loopback) {
        this.server = server;
        this.loopback = loopback;
    }

    /** Empty where the messages have to wait. */
    Optional<SmtpServer> of(Tenant tenant) {
        return switch (tenant.purpose()) {
            case LIVE -> Optional.ofNullable(server);
            case DEMO -> Optional.of(server == null ? loopbackServer() : server).filter(SmtpServer::isLoopback);
            case THROW_AWAY -> Optional.ofNullable(server).filter(SmtpServer::isLoopback);
        };
    }

    /** The address under which the mail server lets us write: its user where that is one, else one of this machine. */
    String ownAddress() {
        var user = server == null ? null : server.user();
        return user == null || MailAddress.read(user).isEmpty() ? "maillon@localhost.localdomain" : user;
    }

    private SmtpServer loopbackServer() {
        return new SmtpServer("127.0.0.1", loopback.port(), false, null, null, ANSWER_WITHIN);
    }

    private static @Nullable SmtpServer read(@Nullable String address) {
        return address == null || address.isBlank() ? null : SmtpServer.read(address, ANSWER_WITHIN);
    }
}
