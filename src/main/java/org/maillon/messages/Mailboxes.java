package org.maillon.messages;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Secrets;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.messages.InboxStore.Settled;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;

/**
 * Where each company's answers are read: its own mailbox, else that of MAILLON_IMAP_URL, of which every company keeps only
 * what answers its own messages. What is not real business looks at mailboxes of this machine only.
 */
@Service
public class Mailboxes {
    private final TenantScope scope;
    private final InboxStore store;
    private final Secrets secrets;
    private final @Nullable ImapServer common;

    Mailboxes(TenantScope scope, InboxStore store, Secrets secrets, Environment environment) {
        this.scope = scope;
        this.store = store;
        this.secrets = secrets;
        var address = environment.getProperty("MAILLON_IMAP_URL");
        this.common = address == null || address.isBlank() ? null : ImapServer.read(address);
    }

    /** What a page may show of a mailbox; {@code lastError} is why it could not be read the last time. */
    public record Shown(String name, @Nullable String lastError) {}

    /** Puts this mailbox in the place of the former one; refuses what does not read imaps://user:password@host:port/folder. */
    public void save(TenantId tenant, String address) {
        ImapServer.read(address);
        scope.run(tenant, () -> store.save(tenant, new Settled(secrets.seal(tenant, address.strip()))));
    }

    /** From now on the common mailbox is read again, where there is one. */
    public void remove(TenantId tenant) {
        scope.run(tenant, () -> store.remove(tenant));
    }

    /** The company's own mailbox, empty where it has none. */
    public Optional<Shown> find(TenantId tenant) {
        return scope.in(
                tenant,
                () -> own(tenant)
                        .map(mailbox -> new Shown(
                                mailbox.name(),
                                store.lastError(tenant, mailbox.name()).orElse(null))));
    }

    Optional<ImapServer> of(Tenant company) {
        return scope.in(company.id(), () -> own(company.id()))
                .or(() -> Optional.ofNullable(common))
                .filter(mailbox -> company.purpose() == Tenant.Purpose.LIVE || mailbox.isLoopback());
    }

    private Optional<ImapServer> own(TenantId tenant) {
        return store.mailbox(tenant)
                .map(Settled::sealedAddress)
                .map(kept -> ImapServer.read(secrets.open(tenant, kept)));
    }
}
