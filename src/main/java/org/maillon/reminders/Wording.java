package org.maillon.reminders;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Composition;
import org.maillon.messages.Composition.Composed;
import org.maillon.messages.Composition.PaperLetter;
import org.maillon.messages.Composition.ShortText;
import org.maillon.messages.Enclosures;
import org.maillon.messages.LetterText;
import org.maillon.messages.Letters;
import org.maillon.messages.Letters.OnPaper;
import org.maillon.messages.Letters.Worded;
import org.maillon.messages.QueuedMessage;
import org.maillon.messages.ReminderLetter;
import org.maillon.messages.ReminderLetter.Creditor;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.messages.Senders;
import org.maillon.messages.TemplateText;
import org.maillon.messages.Templates;
import org.maillon.portal.ItemDocument;
import org.maillon.reminders.AccountDecision.ItemDecision;
import org.springframework.stereotype.Component;

/** Words reminders for their channel, in the language of whom they reach, on the facts of the moment they leave. */
@Component
class Wording {
    private final DoorStore door;
    private final Senders senders;
    private final Tenants companies;
    private final Letters letters;
    private final Templates templates;
    private final Customers customers;
    private final LetterDocuments documents;

    Wording(
            DoorStore door,
            Senders senders,
            Tenants companies,
            Letters letters,
            Templates templates,
            Customers customers,
            LetterDocuments documents) {
        this.door = door;
        this.senders = senders;
        this.companies = companies;
        this.letters = letters;
        this.templates = templates;
        this.customers = customers;
        this.documents = documents;
    }

    /** Messages of one channel, in their order. */
    List<Composition> of(
            TenantId tenant, List<Verdict> leaving, Map<Long, List<ItemDocument>> documents, LocalDate today) {
        if (leaving.isEmpty()) return List.of();
        var channel = leaving.getFirst().message().channel();
        var facts = facts(tenant, leaving.stream().map(Verdict::decision).toList(), channel);
        var known = new HashMap<Wanted, TemplateText>();
        var letters = leaving.stream()
                .map(verdict ->
                        worded(tenant, verdict, facts, known, today).with(enclosures(tenant, verdict, documents)))
                .toList();
        return switch (channel) {
            case EMAIL -> mails(tenant, leaving, letters, facts);
            case SMS -> texts(tenant, letters, facts);
            case LETTER, REGISTERED -> papers(tenant, letters);
        };
    }

    /** The words of the firmest step that is said, else those of the tone. */
    private static String template(List<ItemDecision> chased, Tone tone) {
        return chased.stream()
                .flatMap(item -> Stream.ofNullable(item.step()))
                .filter(step -> step.tone() == tone)
                .flatMap(step -> Stream.ofNullable(step.template()))
                .findFirst()
                .orElse(tone.template());
    }

    /** Those of e-mails, by item: nothing travels with the others. */
    Map<Long, List<ItemDocument>> documents(TenantId tenant, List<Verdict> leaving) {
        var items = leaving.stream()
                .filter(verdict -> verdict.message().channel() == org.maillon.messages.Channel.EMAIL)
                .flatMap(Verdict::items)
                .toList();
        return documents.of(tenant, items);
    }

    /** A wording that is looked up once for a batch. */
    private record Wanted(String template, Tone tone, Language language) {}

    private Worded worded(
            TenantId tenant, Verdict verdict, LetterFacts facts, Map<Wanted, TemplateText> known, LocalDate today) {
        var chased = verdict.chased();
        var letter = facts.letter(verdict.tone(), verdict.decision(), chased, today);
        var words = known.computeIfAbsent(wanted(chased, verdict.tone(), letter), wanted -> words(tenant, wanted));
        return new Worded(verdict.message(), letter, words, Enclosures.NONE);
    }

    private Enclosures enclosures(TenantId tenant, Verdict verdict, Map<Long, List<ItemDocument>> found) {
        return documents.enclose(
                tenant,
                verdict.items()
                        .flatMap(item -> found.getOrDefault(item, List.of()).stream())
                        .toList());
    }

    private static Wanted wanted(List<ItemDecision> chased, Tone tone, ReminderLetter letter) {
        return new Wanted(template(chased, tone), tone, letter.language());
    }

    private TemplateText words(TenantId tenant, Wanted wanted) {
        return templates.words(tenant, wanted.template(), wanted.tone(), wanted.language());
    }

    private List<Composition> mails(TenantId tenant, List<Verdict> leaving, List<Worded> letters, LetterFacts facts) {
        var texts = this.letters.leaving(tenant, letters).iterator();
        var readers = readersBeside(tenant, leaving);
        return letters.stream()
                .<Composition>map(mail -> mail(mail, texts.next(), facts)
                        .copiedTo(readers.getOrDefault(mail.message().id(), List.of())))
                .toList();
    }

    private static Composed mail(Worded mail, LetterText text, LetterFacts facts) {
        var letter = mail.letter();
        var addressee = facts.addressee(mail.message().accountId());
        return new Composed(
                addressee.email(),
                letter.contactName(),
                letter.language(),
                text,
                null,
                mail.enclosures().attached());
    }

    /** By message: who reads along because one of the steps said asks for it. */
    private Map<Long, List<String>> readersBeside(TenantId tenant, List<Verdict> leaving) {
        var asking = leaving.stream()
                .filter(Verdict::asksSuperiors)
                .map(Verdict::message)
                .toList();
        if (asking.isEmpty()) return Map.of();
        var superiors = door.superiors(tenant, ReminderComposer.accounts(asking));
        return asking.stream()
                .collect(toMap(QueuedMessage::id, message -> superiors.getOrDefault(message.accountId(), List.of())));
    }

    private List<Composition> texts(TenantId tenant, List<Worded> letters, LetterFacts facts) {
        var texts = this.letters.sms(tenant, letters).iterator();
        return letters.stream()
                .<Composition>map(sms -> {
                    var addressee = facts.addressee(sms.message().accountId());
                    var language = sms.letter().language();
                    return new ShortText(addressee.phone(), addressee.country(), language, texts.next());
                })
                .toList();
    }

    private List<Composition> papers(TenantId tenant, List<Worded> letters) {
        var papers = this.letters.paper(tenant, letters).iterator();
        return letters.stream()
                .map(letter -> paper(tenant, letter, papers.next()))
                .toList();
    }

    private Composition paper(TenantId tenant, Worded worded, OnPaper paper) {
        var letter = worded.letter();
        var account = new AccountId(worded.message().accountId());
        return new PaperLetter(
                letter.customerName(),
                letter.contactName(),
                customers.billingAddress(tenant, account).orElse(null),
                letter.language(),
                paper.words(),
                paper.page().orElse(null));
    }

    /** The letter an account would get today, or nothing where none would leave. */
    Optional<LetterPreview> preview(TenantId tenant, AccountDecision decision, LocalDate today) {
        return decision.reminder().flatMap(reminder -> {
            var facts = facts(tenant, List.of(decision), org.maillon.messages.Channel.EMAIL);
            if (!facts.addressees().containsKey(decision.account())) return Optional.empty();
            var letter = facts.letter(reminder.tone(), decision, reminder.chased(), today);
            var words = words(tenant, wanted(reminder.chased(), reminder.tone(), letter));
            return Optional.of(new LetterPreview(letter, letters.write(letter, words)));
        });
    }

    private LetterFacts facts(TenantId tenant, List<AccountDecision> decisions, org.maillon.messages.Channel channel) {
        var company = companies.find(tenant).orElseThrow();
        var accounts =
                decisions.stream().map(AccountDecision::account).distinct().toList();
        var items = decisions.stream()
                .flatMap(decision -> decision.items().stream())
                .map(ItemDecision::openItem)
                .toList();
        return new LetterFacts(
                Creditor.of(senders.of(company), company.name()),
                company.country(),
                door.addressees(tenant, accounts, channel),
                door.names(tenant, items),
                door.credits(tenant, accounts));
    }
}
