package org.maillon.salesfile;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Message;
import org.maillon.messages.MessageFilter;
import org.maillon.messages.MessageState;
import org.maillon.messages.Outbox;
import org.maillon.salesfile.SalesFileFacts.Receipt;
import org.springframework.stereotype.Component;

/** What left for a customer since an invoice, who it reached, and whether it was opened. */
@Component
class Receipts {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int LAST = 200;
    private static final Set<MessageState> OPENED = Set.of(MessageState.OPENED, MessageState.REPLIED);
    private static final Set<Contact.Role> RIGHT = Set.of(Contact.Role.RECEIVES, Contact.Role.PAYS);

    private final Outbox outbox;
    private final Customers customers;

    Receipts(Outbox outbox, Customers customers) {
        this.outbox = outbox;
        this.customers = customers;
    }

    /** What is known of an account, read once for all its invoices. */
    Known of(TenantId tenant, AccountId account) {
        var messages = outbox.list(tenant, MessageFilter.ALL.ofAccount(account.value()), null, LAST)
                .items();
        var right = customers.contacts(tenant, account).stream()
                .filter(contact -> RIGHT.contains(contact.role()))
                .flatMap(contact -> contact.email().stream())
                .map(email -> email.toLowerCase(java.util.Locale.ROOT))
                .toList();
        return new Known(messages, right);
    }

    /** The messages to an account, and the addresses of those who receive or pay its invoices. */
    record Known(List<Message> messages, List<String> right) {
        /** The best there is since a day: opened by the right person before sent to them, and that before anybody else. */
        Optional<Receipt> since(LocalDate issuedOn) {
            return messages.stream()
                    .filter(message -> message.source().equals("reminder") && message.recipient() != null)
                    .filter(message -> message.sentAt() != null
                            && !LocalDate.ofInstant(message.sentAt(), ZONE).isBefore(issuedOn))
                    .filter(message -> message.state() != MessageState.BOUNCED)
                    .map(this::receipt)
                    .max(Comparator.comparing(Receipt::rightPerson).thenComparing(Receipt::opened));
        }

        private Receipt receipt(Message message) {
            var recipient = String.valueOf(message.recipient());
            return new Receipt(
                    recipient,
                    OPENED.contains(message.state()),
                    right.contains(recipient.toLowerCase(java.util.Locale.ROOT)));
        }
    }
}
