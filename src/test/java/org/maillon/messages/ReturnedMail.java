package org.maillon.messages;

import org.maillon.access.Tenants;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Component;

/** For tests of other packages: mail as servers return it, and a company's mailbox read as the program does. */
@Component
public class ReturnedMail {
    private final Tenants tenants;
    private final Mailboxes mailboxes;
    private final MailboxRun run;

    ReturnedMail(Tenants tenants, Mailboxes mailboxes, MailboxRun run) {
        this.tenants = tenants;
        this.mailboxes = mailboxes;
        this.run = run;
    }

    /** What Postfix writes about an address that does not exist. */
    public static String unknownUser(String recipient, String messageId) {
        return Bounces.standard(recipient, messageId);
    }

    public void useMailbox(TenantId tenant, String address) {
        mailboxes.save(tenant, address);
    }

    public void read(TenantId tenant) {
        run.of(tenants.find(tenant).orElseThrow());
    }
}
