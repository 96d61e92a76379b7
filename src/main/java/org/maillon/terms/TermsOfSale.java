package org.maillon.terms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.claims.LegalMinimum;
import org.maillon.claims.Regime;
import org.maillon.evidence.Author;
import org.maillon.evidence.Evidence;
import org.maillon.evidence.Happening;
import org.maillon.evidence.SoundPdf;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** The company's terms of sale, version by version. What was given is never changed: another version is added. */
@Service
public class TermsOfSale {
    /** The largest PDF, in bytes. */
    public static final int LARGEST = 10_000_000;

    private final TenantScope scope;
    private final TermsStore store;
    private final Evidence evidence;
    private final Tenants companies;
    private final Clock clock;

    TermsOfSale(TenantScope scope, TermsStore store, Evidence evidence, Tenants companies, Clock clock) {
        this.scope = scope;
        this.store = store;
        this.evidence = evidence;
        this.companies = companies;
        this.clock = clock;
    }

    /** All of them, the last to come into force first. */
    public List<TermsVersion> versions(TenantId tenant) {
        return scope.in(tenant, () -> store.versions(tenant));
    }

    public Optional<TermsVersion> find(TenantId tenant, long version) {
        return scope.in(tenant, () -> store.find(tenant, version));
    }

    /** The version that is offered on a day: the last to have come into force, with words and not withdrawn. */
    public Optional<TermsVersion> inForce(TenantId tenant, LocalDate on) {
        return versions(tenant).stream()
                .filter(TermsVersion::isOffered)
                .filter(version -> !version.inForceFrom().isAfter(on))
                .findFirst();
    }

    /** Adds a version, without words yet, and answers its id. A label used before is refused. */
    public long add(TenantId tenant, NewVersion version, Author by) {
        return scope.in(tenant, () -> {
            var now = clock.instant();
            long id = store.insert(tenant, version, now, by.who())
                    .orElseThrow(() -> new InvalidValue("terms.wrong.label-taken", version.label()));
            var facts = Map.of(
                    "label",
                    version.label(),
                    "inForceFrom",
                    version.inForceFrom().toString());
            evidence.record(tenant, new Happening("terms/" + id, "added", by.who(), by.from(), now, facts, List.of()));
            return id;
        });
    }

    /**
     * Gives a version its words in a language. Refused when the file is not a sound PDF of at most 10 MB and 60 pages, when
     * the version has words in that language, or is withdrawn.
     */
    public TermsDocument attach(TenantId tenant, long version, Language language, byte[] pdf, String name, Author by) {
        if (pdf.length > LARGEST) throw new InvalidValue("terms.wrong.large");
        var sound = SoundPdf.read(pdf);
        if (sound.pages() > DrawnPages.MOST)
            throw new InvalidValue("terms.wrong.pages", String.valueOf(sound.pages()), String.valueOf(DrawnPages.MOST));
        var pages = DrawnPages.of(pdf);
        return scope.in(tenant, () -> {
            var known = store.find(tenant, version).orElseThrow(() -> new InvalidValue("terms.wrong.version"));
            if (known.withdrawnAt().isPresent()) throw new InvalidValue("terms.wrong.withdrawn", known.label());
            var id = evidence.keep(tenant, pdf, "application/pdf", name);
            var kept = evidence.document(tenant, id).orElseThrow();
            var document = new TermsDocument(language, id, kept.name(), pages.size());
            var now = clock.instant();
            if (!store.attach(tenant, version, document, now, by.who()))
                throw new InvalidValue("terms.wrong.language-taken", known.label());
            store.keep(tenant, id, pages);
            var facts = Map.of("label", known.label(), "language", language.code(), "sha256", id.sha256());
            evidence.record(
                    tenant, new Happening("terms/" + version, "worded", by.who(), by.from(), now, facts, List.of(id)));
            return document;
        });
    }

    /** Offers a version no longer; who accepted it stays bound. False where it is unknown or withdrawn already. */
    public boolean withdraw(TenantId tenant, long version, Author by) {
        return scope.in(tenant, () -> {
            var now = clock.instant();
            if (!store.withdraw(tenant, version, now, by.who())) return false;
            evidence.record(
                    tenant,
                    new Happening("terms/" + version, "withdrawn", by.who(), by.from(), now, Map.of(), List.of()));
            return true;
        });
    }

    /** What of its clauses will not hold on a day, or will be missed. */
    public List<ClauseFlag> flags(TenantId tenant, Clauses clauses, LocalDate on, Language language) {
        var country = companies.find(tenant).map(Tenant::country).orElse("FR");
        var regime = country.equals("BE") ? Regime.BE_B2B : Regime.FR_B2B;
        return ClauseRules.flags(clauses, regime, on, LegalMinimum.on(regime, on), language);
    }

    /** The pages of a document as they are read; empty where the company has no such document. */
    public List<TermsPage> pages(TenantId tenant, TermsDocument document) {
        return scope.in(tenant, () -> store.pages(tenant, document.document()));
    }

    /** A page as a PNG. */
    public Optional<byte[]> picture(TenantId tenant, TermsDocument document, int page) {
        return scope.in(tenant, () -> store.picture(tenant, document.document(), page));
    }
}
