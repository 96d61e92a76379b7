package org.maillon.messages;

import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Secrets;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.kernel.InvalidValue;
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
    private final Senders senders;
    private final @Nullable ImapServer common;

    Mailboxes(TenantScope scope, InboxStore store, Secrets secrets, Senders senders, Environment environment) {
        this.scope = scope;
        this.store = store;
        this.secrets = secrets;
        this.senders = senders;
        var address = environment.getProperty("MAILLON_IMAP_URL");
        this.common = address == null || address.isBlank() ? null : ImapServer.read(address);
    }

    /**
     * What a page may show of a mailbox.
     *
     * @param lastError why it could not be read the last time
     * @param returnAddress to which mail servers return messages; null where that is the sender's
     */
    public record Shown(
            String name,
            @Nullable String lastError,
            @Nullable String returnAddress) {}

    /** Puts this mailbox in the place of the former one; refuses what does not read imaps://user:password@host:port/folder. */
    public void save(TenantId tenant, String address) {
        ImapServer.read(address);
        scope.run(tenant, () -> store.save(tenant, secrets.seal(tenant, address.strip())));
    }

    /**
     * From now on mail servers return messages to this address, each with a mark of its own behind a plus sign; it has to
     * lead to the mailbox. Blank: to the sender, as before. Refuses what is no address, is longer than 30 characters before
     * its @, or belongs to a domain from which the company may not write; false without a mailbox of its own.
     */
    public boolean returnTo(Tenant company, String address) {
        var settled =
                address.isBlank() ? null : ReturnPath.read(address).mailbox().value();
        if (settled != null && !senders.mayUse(company, settled))
            throw new InvalidValue("messages.wrong.return-domain", settled);
        return scope.in(company.id(), () -> store.returnTo(company.id(), settled));
    }

    /** The return path of a message, where the company settled an address for that. */
    Optional<LongFunction<String>> returnPaths(Tenant company) {
        var tenant = company.id();
        return scope.in(tenant, () -> store.mailbox(tenant))
                .map(Settled::returnAddress)
                .filter(address -> senders.mayUse(company, address))
                .map(ReturnPath::read)
                .map(path -> message -> path.of(secrets, tenant, message));
    }

    /** From now on the common mailbox is read again, where there is one. */
    public void remove(TenantId tenant) {
        scope.run(tenant, () -> store.remove(tenant));
    }

    /** The company's own mailbox, empty where it has none. */
    public Optional<Shown> find(TenantId tenant) {
        return scope.in(
                tenant,
                () -> store.mailbox(tenant).map(settled -> {
                    var name = read(tenant, settled).name();
                    var error = store.lastError(tenant, name).orElse(null);
                    return new Shown(name, error, settled.returnAddress());
                }));
    }

    Optional<ImapServer> of(Tenant company) {
        return scope.in(company.id(), () -> own(company.id()))
                .or(() -> Optional.ofNullable(common))
                .filter(mailbox -> company.purpose() == Tenant.Purpose.LIVE || mailbox.isLoopback());
    }

    private Optional<ImapServer> own(TenantId tenant) {
        return store.mailbox(tenant).map(settled -> read(tenant, settled));
    }

    private ImapServer read(TenantId tenant, Settled settled) {
        return ImapServer.read(secrets.open(tenant, settled.sealedAddress()));
    }
}
