package org.maillon.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.BusinessCalendar;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.messages.Composer;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.Postponed;
import org.maillon.messages.Composition.Withdrawn;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.LetterView;
import org.maillon.messages.LetterView.Headings;
import org.maillon.messages.Letters;
import org.maillon.messages.NewMessage;
import org.maillon.messages.Outbox;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.maillon.messages.TemplateText;
import org.maillon.messages.TemplateVariable;
import org.maillon.messages.Templates;
import org.maillon.payments.Bookkeeping.Accepted;
import org.maillon.payments.ReceiptPolicy.Thanks;
import org.maillon.payments.ThanksStore.Settled;
import org.springframework.stereotype.Component;

/**
 * Thanks for a payment, where the company says thanks: once for each receipt and customer, an hour later and in office hours, so that a
 * mistake can be undone first. At the door it is seen whether the money still lies there, and whether anything is late.
 */
@Component
class ThanksNotices implements Composer {
    static final String SOURCE = "thanks";

    private static final String TEMPLATE = "thanks";
    private static final int OLDEST_DAYS = 10;
    private static final Duration LATER = Duration.ofHours(1);
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 30);

    private final ReceiptPolicies policies;
    private final ThanksStore store;
    private final Outbox outbox;
    private final Customers customers;
    private final Tenants companies;
    private final Senders senders;
    private final Templates templates;
    private final Letters letters;
    private final Clock clock;

    ThanksNotices(
            ReceiptPolicies policies,
            ThanksStore store,
            Outbox outbox,
            Customers customers,
            Tenants companies,
            Senders senders,
            Templates templates,
            Letters letters,
            Clock clock) {
        this.policies = policies;
        this.store = store;
        this.outbox = outbox;
        this.customers = customers;
        this.companies = companies;
        this.senders = senders;
        this.templates = templates;
        this.letters = letters;
        this.clock = clock;
    }

    /** Queues thanks for what came in these days; nothing for an old statement that is only now handed in. */
    void queue(TenantId tenant, Collection<Accepted> some) {
        if (policies.of(tenant).thanks() == Thanks.NEVER) return;
        var today = LocalDate.now(clock);
        var messages = new LinkedHashMap<String, NewMessage>();
        for (var each : some) {
            if (each.receipt().bookedOn().isBefore(today.minusDays(OLDEST_DAYS))) continue;
            for (var laying : each.explanation().layings()) {
                if (laying.source() != Laying.Source.CASH) continue;
                var message = message(each.receipt(), laying.account(), today);
                messages.putIfAbsent(message.key(), message);
            }
        }
        if (!messages.isEmpty()) outbox.queue(tenant, List.copyOf(messages.values()));
    }

    private NewMessage message(Receipt receipt, AccountId account, LocalDate today) {
        return new NewMessage(
                account.value(),
                SOURCE,
                "thanks:%d:%d".formatted(receipt.id(), account.value()),
                Currency.getInstance(receipt.currency()),
                SOURCE,
                today,
                clock.instant().plus(LATER));
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Composition compose(TenantId tenant, QueuedMessage message, DeliveryMode mode, Instant now) {
        var account = customers.find(tenant, new AccountId(message.accountId())).orElseThrow();
        var thanks = policies.of(tenant).thanks();
        if (thanks == Thanks.NEVER) return new Withdrawn("payments.thanks.off");
        if (contact(tenant, account.id()).isEmpty()) return new Withdrawn("payments.thanks.no-address");
        var settled = store.settled(tenant, receipt(message), account.id());
        if (settled.isEmpty()) return new Withdrawn("payments.thanks.undone");
        var today = LocalDate.ofInstant(now, clock.getZone());
        if (thanks == Thanks.WHEN_NOTHING_IS_LATE && store.isLate(tenant, account.id(), today))
            return new Withdrawn("payments.thanks.late");
        var open = opening(now, account.country());
        if (mode != DeliveryMode.NOW && open.isAfter(now)) return new Postponed(open, "payments.thanks.later");
        return composed(tenant, account, settled);
    }

    private static long receipt(QueuedMessage message) {
        return Long.parseLong(message.key().split(":")[1]);
    }

    /** Now, or the next moment at which offices of the customer's country are open. */
    private static Instant opening(Instant now, String country) {
        var calendar = country.equals("BE") ? BusinessCalendar.BELGIUM : BusinessCalendar.FRANCE;
        var local = now.atZone(ZONE);
        var day = local.toLocalDate();
        boolean over = !local.toLocalTime().isBefore(CLOSES);
        if (calendar.isBusinessDay(day) && !over && !local.toLocalTime().isBefore(OPENS)) return now;
        var next = calendar.isBusinessDay(day) && !over ? day : calendar.nextBusinessDay(day.plusDays(1));
        return next.atTime(OPENS).atZone(ZONE).toInstant();
    }

    private Composed composed(TenantId tenant, CustomerAccount account, List<Settled> settled) {
        var contact = contact(tenant, account.id());
        var language = contact.flatMap(Contact::language).orElse(account.language());
        var name = contact.map(Contact::name).orElse(account.name());
        var sender = senders.find(tenant);
        var company = sender.map(Sender::fromName)
                .orElseGet(() -> companies.find(tenant).map(Tenant::name).orElse(""));
        var words = templates
                .filled(tenant, TEMPLATE, language, values(account, name, company, sender, settled, language))
                .orElseThrow();
        return new Composed(
                contact.flatMap(Contact::email).orElse(""),
                name,
                language,
                letters.lay(view(words, name, company, language)),
                sender.map(Sender::replyTo).orElse(null));
    }

    private static Map<TemplateVariable, String> values(
            CustomerAccount account,
            String contact,
            String company,
            Optional<Sender> sender,
            List<Settled> settled,
            Language language) {
        var currency = Currency.getInstance(settled.getFirst().currency());
        long cents = settled.stream().mapToLong(Settled::cents).sum();
        return Map.of(
                TemplateVariable.CUSTOMER, line(account.name()),
                TemplateVariable.CONTACT, line(contact),
                TemplateVariable.COMPANY, line(company),
                TemplateVariable.SIGNATURE,
                        line(sender.map(Sender::signatureName).orElse(company)),
                TemplateVariable.TOTAL, new Money(cents, currency).display(language),
                TemplateVariable.ITEMS, String.valueOf(settled.size()),
                TemplateVariable.OLDEST,
                        line(settled.stream().map(Settled::reference).collect(Collectors.joining(", "))));
    }

    private static LetterView view(TemplateText words, String contact, String company, Language language) {
        var texts = Texts.in(language);
        return new LetterView(
                language.code(),
                line(words.subject()),
                line(company),
                texts.say("payments.thanks.greeting", line(contact)),
                paragraphs(words.opening()),
                "",
                "",
                new Headings("", "", ""),
                List.of(),
                List.of(),
                "",
                List.of(),
                "",
                List.of(),
                paragraphs(words.closing()),
                List.of(texts.say("payments.thanks.regards"), line(company)),
                List.of());
    }

    private static List<String> paragraphs(String text) {
        return List.of(text.split("\n\\s*\n")).stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
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

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
