package org.maillon.portal;

import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.customers.Contact;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Composer;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.LetterAnswers;
import org.maillon.messages.LetterView;
import org.maillon.messages.Letters;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.springframework.stereotype.Component;

/** Words an invitation for whoever is to read it, with a link written at that moment for nobody else. */
@Component
class InvitationComposer implements Composer {
    private final InvitationStore store;
    private final CustomerLinks links;
    private final Customers customers;
    private final Tenants companies;
    private final Senders senders;
    private final Letters letters;

    InvitationComposer(
            InvitationStore store,
            CustomerLinks links,
            Customers customers,
            Tenants companies,
            Senders senders,
            Letters letters) {
        this.store = store;
        this.links = links;
        this.customers = customers;
        this.companies = companies;
        this.senders = senders;
        this.letters = letters;
    }

    @Override
    public String source() {
        return Invitations.SOURCE;
    }

    @Override
    public Composition compose(TenantId tenant, QueuedMessage message, DeliveryMode mode, Instant now) {
        var invitation = store.ofMessage(tenant, message.id());
        var account = invitation.flatMap(it -> customers.find(tenant, it.account()));
        if (account.isEmpty()) return new Withdrawn("portal.invitation.gone");
        return composed(tenant, message, invitation.get(), account.get());
    }

    private Composed composed(TenantId tenant, QueuedMessage message, Invitation invitation, CustomerAccount account) {
        var contact = contact(tenant, invitation);
        var words = new Words(contact.flatMap(Contact::language).orElse(account.language()));
        var name = contact.map(Contact::name).orElse(account.name());
        var issued = issue(tenant, message, invitation, name, words);
        var sender = senders.find(tenant);
        var company = sender.map(Sender::fromName)
                .or(() -> companies.find(tenant).map(Tenant::name))
                .orElse("");
        var kind = InvitationKind.of(invitation.kind());
        var button =
                new LetterAnswers.Button(kind.say("button", company, invitation.facts(), words), issued.toString());
        return new Composed(
                contact.flatMap(Contact::email).orElse(""),
                name,
                words.language(),
                letters.lay(view(invitation, name, company, words), new LetterAnswers("", List.of(button))),
                sender.map(Sender::replyTo).orElse(null));
    }

    private URI issue(TenantId tenant, QueuedMessage message, Invitation invitation, String recipient, Words words) {
        var link = new NewLink(
                invitation.account(),
                recipient,
                words.language(),
                LinkPurpose.INVITATION,
                OptionalLong.of(message.id()),
                0,
                Money.EUR);
        var address = links.issue(tenant, link, Author.MAILLON.who()).address();
        return invitation.path().isEmpty() ? address : URI.create(address + "/" + invitation.path());
    }

    private static LetterView view(Invitation invitation, String name, String company, Words words) {
        var kind = InvitationKind.of(invitation.kind());
        var sender = InvitationFacts.oneLine(company);
        return new LetterView(
                words.language().code(),
                kind.say("subject", sender, invitation.facts(), words),
                sender,
                words.t("portal.invitation.greeting", InvitationFacts.oneLine(name)),
                kind.say("text", sender, invitation.facts(), words).lines().toList(),
                "",
                "",
                new LetterView.Headings("", "", ""),
                List.of(),
                List.of(),
                "",
                List.of(),
                "",
                List.of(),
                List.of(words.t("portal.invitation.closing")),
                List.of(words.t("portal.invitation.regards"), sender),
                List.of());
    }

    /** In the role asked for, else another; a superior is never invited in the place of somebody. */
    private Optional<Contact> contact(TenantId tenant, Invitation invitation) {
        return customers.contacts(tenant, invitation.account()).stream()
                .filter(contact -> contact.email().isPresent())
                .filter(contact -> contact.role() == invitation.role() || contact.role() != Contact.Role.SUPERIOR)
                .min(Comparator.<Contact>comparingInt(contact -> contact.role() == invitation.role()
                                ? -1
                                : contact.role().ordinal())
                        .thenComparing(Contact::id));
    }
}
