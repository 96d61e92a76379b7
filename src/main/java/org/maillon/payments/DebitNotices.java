package org.maillon.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.messages.Composer;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.LetterView;
import org.maillon.messages.LetterView.Fact;
import org.maillon.messages.LetterView.Headings;
import org.maillon.messages.LetterView.Row;
import org.maillon.messages.Letters;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.Senders;
import org.springframework.stereotype.Component;

/** Announces collections to who pays: what, how much, when, under which mandate and by whom (EPC016-06, section 4.3). */
@Component
class DebitNotices implements Composer {
    private final CollectionStore store;
    private final MandateStore mandates;
    private final Customers customers;
    private final Senders senders;
    private final Tenants companies;
    private final Letters letters;

    DebitNotices(
            CollectionStore store,
            MandateStore mandates,
            Customers customers,
            Senders senders,
            Tenants companies,
            Letters letters) {
        this.store = store;
        this.mandates = mandates;
        this.customers = customers;
        this.senders = senders;
        this.companies = companies;
        this.letters = letters;
    }

    @Override
    public String source() {
        return DirectDebits.SOURCE;
    }

    @Override
    public Composition compose(TenantId tenant, QueuedMessage message, DeliveryMode mode, Instant now) {
        var announced = store.announced(tenant, message.key());
        if (announced.isEmpty()) return new Withdrawn("payments.debit.notice.gone");
        var account = customers.find(tenant, new AccountId(message.accountId())).orElseThrow();
        var contact = contact(tenant, account.id());
        var language = contact.flatMap(Contact::language).orElse(account.language());
        var text = letters.lay(new Words(tenant, account, contact, language, announced).view());
        return new Composed(
                contact.flatMap(Contact::email).orElse(""),
                contact.map(Contact::name).orElse(account.name()),
                language,
                text,
                senders.find(tenant).map(sender -> sender.replyTo()).orElse(null));
    }

    /** Who pays, else who receives invoices, else anybody but the superior. */
    private Optional<Contact> contact(TenantId tenant, AccountId account) {
        return customers.contacts(tenant, account).stream()
                .filter(contact -> contact.email().isPresent() && contact.role() != Contact.Role.SUPERIOR)
                .min(Comparator.comparing(contact -> switch (contact.role()) {
                    case PAYS -> 0;
                    case RECEIVES -> 1;
                    default -> 2;
                }));
    }

    /** The letter's sentences in its language. */
    private final class Words {
        private final TenantId tenant;
        private final CustomerAccount account;
        private final Optional<Contact> contact;
        private final Language language;
        private final List<DebitCollection> announced;
        private final Texts texts;

        Words(
                TenantId tenant,
                CustomerAccount account,
                Optional<Contact> contact,
                Language language,
                List<DebitCollection> announced) {
            this.tenant = tenant;
            this.account = account;
            this.contact = contact;
            this.language = language;
            this.announced = announced;
            this.texts = Texts.in(language);
        }

        LetterView view() {
            var company = companies.find(tenant).map(Tenant::name).orElse("");
            long cents = announced.stream().mapToLong(DebitCollection::cents).sum();
            var day = day(announced.getFirst().collectOn(), FormatStyle.LONG);
            return new LetterView(
                    language.code(),
                    line(texts.say("payments.debit.notice.subject", money(cents), day)),
                    line(company),
                    texts.say(
                            "payments.debit.notice.greeting",
                            line(contact.map(Contact::name).orElse(account.name()))),
                    List.of(texts.say("payments.debit.notice.opening", day, line(company))),
                    texts.say("payments.debit.notice.total"),
                    money(cents),
                    new Headings(
                            texts.say("payments.debit.notice.reference"),
                            texts.say("payments.debit.notice.day"),
                            texts.say("payments.debit.notice.amount")),
                    announced.stream().map(this::row).toList(),
                    List.of(),
                    "",
                    List.of(),
                    texts.say("payments.debit.notice.mandate"),
                    facts(),
                    List.of(texts.say("payments.debit.notice.closing")),
                    List.of(texts.say("payments.debit.notice.regards"), line(company)),
                    List.of());
        }

        private Row row(DebitCollection each) {
            return new Row(
                    line(each.reference()), "", day(each.collectOn(), FormatStyle.SHORT), "", money(each.cents()), "");
        }

        private List<Fact> facts() {
            var mandate = mandates.find(tenant, announced.getFirst().mandate()).orElseThrow();
            var identifier =
                    mandates.creditor(tenant).map(it -> it.identifier().value()).orElse("");
            return List.of(
                    new Fact(texts.say("payments.debit.notice.mandate-reference"), mandate.reference()),
                    new Fact(texts.say("payments.debit.notice.identifier"), identifier),
                    new Fact(
                            texts.say("payments.debit.notice.iban"),
                            masked(mandate.iban().value())));
        }

        private String money(long cents) {
            return new Money(cents, Money.EUR).display(language);
        }

        private String day(LocalDate day, FormatStyle style) {
            return DateTimeFormatter.ofLocalizedDate(style)
                    .withLocale(language.locale())
                    .format(day);
        }
    }

    /** Enough to know one's own account by, too little for a stranger. */
    private static String masked(String iban) {
        return iban.substring(0, 4) + " … " + iban.substring(iban.length() - 4);
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
