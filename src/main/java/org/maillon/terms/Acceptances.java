package org.maillon.terms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.customers.Contact;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.evidence.Timestamps;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Message;
import org.maillon.messages.Outbox;
import org.maillon.portal.Bearer;
import org.maillon.portal.Invitation;
import org.maillon.portal.Invitations;
import org.maillon.terms.AcceptanceStore.Row;
import org.maillon.webhooks.Webhooks;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Which customer accepted which version, and so which version binds which order. */
@Service
public class Acceptances {
    private final TenantScope scope;
    private final TermsStore versions;
    private final AcceptanceStore store;
    private final Invitations invitations;
    private final Outbox outbox;
    private final Evidence evidence;
    private final Timestamps timestamps;
    private final Webhooks webhooks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Acceptances(
            TenantScope scope,
            TermsStore versions,
            AcceptanceStore store,
            Invitations invitations,
            Outbox outbox,
            Evidence evidence,
            Timestamps timestamps,
            Webhooks webhooks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scope = scope;
        this.versions = versions;
        this.store = store;
        this.invitations = invitations;
        this.outbox = outbox;
        this.evidence = evidence;
        this.timestamps = timestamps;
        this.webhooks = webhooks;
        this.events = events;
        this.clock = clock;
    }

    /** What binds an account on a day: the last version it accepted by then, of those in force; empty where none does. */
    public Optional<AcceptedTerms> binding(TenantId tenant, AccountId account, LocalDate on) {
        return scope.in(tenant, () -> store.binding(tenant, account, on));
    }

    /** All that an account accepted, the newest first. */
    public List<AcceptedTerms> list(TenantId tenant, AccountId account) {
        return scope.in(tenant, () -> store.list(tenant, account));
    }

    /** To which messages the account's acceptances may be traced, the newest first. */
    public List<SentTerms> sendings(TenantId tenant, AccountId account) {
        return scope.in(tenant, () -> store.sendings(tenant, account));
    }

    /** How many accounts accepted each version, by its id; versions nobody accepted are left out. */
    public Map<Long, Long> counts(TenantId tenant) {
        return scope.in(tenant, () -> store.counts(tenant));
    }

    /** Where an account stands on a day. */
    public TermsStanding standing(TenantId tenant, AccountId account, LocalDate on) {
        return scope.in(tenant, () -> {
            var current = versions.versions(tenant).stream()
                    .filter(TermsVersion::isOffered)
                    .filter(version -> !version.inForceFrom().isAfter(on))
                    .findFirst();
            var sent = store.sendings(tenant, account).stream()
                    .filter(each -> current.map(TermsVersion::id)
                            .filter(id -> id == each.version())
                            .isPresent())
                    .findFirst();
            return TermsStanding.of(current, store.binding(tenant, account, on), sent);
        });
    }

    /**
     * Sends a version to an account for acceptance, by e-mail with a link, and answers the message's id. Refused when the
     * version is not offered. Asked again on the same day it sends nothing more.
     */
    public long send(TenantId tenant, AccountId account, long version, Author by) {
        return scope.in(tenant, () -> {
            var offered = offered(tenant, version);
            var today = LocalDate.now(clock);
            var key = "terms/" + version + "/account/" + account.value() + "/" + today;
            var known = invitations.find(tenant, key).map(Message::id);
            if (known.isPresent()) return known.get();
            var facts = Map.of("version", offered.label());
            long message = invitations.send(
                    tenant, new Invitation("terms", key, account, Contact.Role.APPROVES, "terms/" + version, facts));
            var now = clock.instant();
            store.sent(tenant, account, version, message, now, by.who());
            var told = Map.of("label", offered.label(), "message", Long.toString(message));
            evidence.record(
                    tenant,
                    new Happening(subject(account, version), "sent", by.who(), by.from(), now, told, List.of()));
            return message;
        });
    }

    private TermsVersion offered(TenantId tenant, long version) {
        return versions.find(tenant, version)
                .filter(TermsVersion::isOffered)
                .orElseThrow(() -> new InvalidValue("terms.wrong.not-offered"));
    }

    /** What the bearer of a link may read: a version that is offered, or one its account accepted. */
    Optional<TermsVersion> readable(Bearer bearer, long version) {
        return scope.in(
                bearer.tenant(),
                () -> versions.find(bearer.tenant(), version)
                        .filter(it -> it.isOffered()
                                || store.find(bearer.tenant(), bearer.account(), version)
                                        .isPresent()));
    }

    Optional<AcceptedTerms> accepted(Bearer bearer, long version) {
        return scope.in(bearer.tenant(), () -> store.find(bearer.tenant(), bearer.account(), version));
    }

    /** Accepts a version for the bearer's account, once: who comes second finds what the first one did. */
    AcceptedTerms accept(Bearer bearer, long version, Language language, NewAcceptance said, Author by) {
        var tenant = bearer.tenant();
        return scope.in(tenant, () -> {
            store.hold(tenant, bearer.account());
            var before = store.find(tenant, bearer.account(), version);
            if (before.isPresent()) return before.get();
            var offered = offered(tenant, version);
            if (offered.initials() && said.initials().isEmpty()) throw new InvalidValue("terms.wrong.initials");
            var document = offered.in(language).orElseThrow();
            record(bearer, offered, document, said, by);
            return store.find(tenant, bearer.account(), version).orElseThrow();
        });
    }

    /**
     * Notes that an account signed a version on paper. Refused when the version has no words, when the account accepted it
     * before, when the day is to come, or when the scan is neither a sound PDF nor a picture.
     */
    public AcceptedTerms note(TenantId tenant, AccountId account, long version, PaperAcceptance paper, Author by) {
        var said = new NewAcceptance(paper.name(), paper.role(), "", 0);
        if (paper.signedOn().isAfter(LocalDate.now(clock))) throw new InvalidValue("terms.wrong.signed-on");
        return scope.in(tenant, () -> {
            store.hold(tenant, account);
            var known = versions.find(tenant, version).orElseThrow(() -> new InvalidValue("terms.wrong.version"));
            var document = known.in(paper.language()).orElseThrow(() -> new InvalidValue("terms.wrong.not-offered"));
            if (store.find(tenant, account, version).isPresent())
                throw new InvalidValue("terms.wrong.accepted", known.label());
            note(tenant, account, known, document, said, paper, by);
            return store.find(tenant, account, version).orElseThrow();
        });
    }

    private void note(
            TenantId tenant,
            AccountId account,
            TermsVersion version,
            TermsDocument document,
            NewAcceptance said,
            PaperAcceptance paper,
            Author by) {
        var scan = PaperScans.keep(evidence, tenant, paper);
        var facts = Map.of(
                "label", version.label(),
                "sha256", document.document().sha256(),
                "name", said.name(),
                "role", said.role(),
                "signedOn", paper.signedOn().toString(),
                "scan", scan.sha256());
        var recorded = evidence.record(
                tenant,
                new Happening(
                        subject(account, version.id()),
                        "noted-on-paper",
                        by.who(),
                        by.from(),
                        clock.instant(),
                        facts,
                        List.of(document.document(), scan)));
        timestamps.want(tenant, recorded);
        var row = new Row(
                account,
                version.id(),
                document,
                said,
                paper.signedOn().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                paper.signedOn(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                "",
                Optional.of(scan),
                recorded.number());
        store.insert(tenant, row);
        tell(tenant, row, version);
    }

    private void record(Bearer bearer, TermsVersion version, TermsDocument document, NewAcceptance said, Author by) {
        var tenant = bearer.tenant();
        var now = clock.instant();
        var happening = new Happening(
                subject(bearer.account(), version.id()),
                "accepted",
                by.who(),
                by.from(),
                now,
                facts(bearer, version, document, said),
                List.of(document.document()));
        var recorded = evidence.record(tenant, happening);
        timestamps.want(tenant, recorded);
        var row = new Row(
                bearer.account(),
                version.id(),
                document,
                said,
                now,
                LocalDate.now(clock),
                OptionalLong.of(bearer.link().id()),
                bearer.message(),
                by.from(),
                Optional.empty(),
                recorded.number());
        store.insert(tenant, row);
        tell(tenant, row, version);
    }

    private void tell(TenantId tenant, Row row, TermsVersion version) {
        var said = row.said();
        var language = row.document().language().code();
        webhooks.publish(
                tenant,
                "terms.accepted",
                new Told(row.account().value(), version.label(), language, said.name(), said.role()));
        events.publishEvent(new TermsAccepted(tenant, row.account(), version.id()));
    }

    /** What other programs are told. */
    record Told(long accountId, String version, String language, String name, String role) {}

    /** With the message that carried the link: to whom it went and what the mail server answered prove whose link it was. */
    private Map<String, String> facts(Bearer bearer, TermsVersion version, TermsDocument document, NewAcceptance said) {
        var facts = new TreeMap<String, String>();
        facts.put("label", version.label());
        facts.put("language", document.language().code());
        facts.put("sha256", document.document().sha256());
        facts.put("pages", Integer.toString(document.pages()));
        facts.put("pagesSeen", Integer.toString(said.pagesSeen()));
        facts.put("name", said.name());
        facts.put("role", said.role());
        if (!said.initials().isEmpty()) facts.put("initials", said.initials());
        facts.put("link", Long.toString(bearer.link().id()));
        facts.put("linkGivenTo", bearer.recipient());
        if (bearer.message().isPresent())
            outbox.find(bearer.tenant(), bearer.message().getAsLong()).ifPresent(message -> mail(facts, message));
        return facts;
    }

    private static void mail(Map<String, String> facts, Message message) {
        facts.put("message", Long.toString(message.id()));
        put(facts, "messageTo", message.recipient());
        put(facts, "messageId", message.messageId());
        put(facts, "messageAnswer", message.answer());
        if (message.sentAt() != null)
            facts.put("messageSentAt", message.sentAt().toString());
    }

    private static void put(Map<String, String> facts, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) facts.put(name, value);
    }

    private static String subject(AccountId account, long version) {
        return "account/" + account.value() + "/terms/" + version;
    }
}
