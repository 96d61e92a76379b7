package org.maillon.messages;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** How each company's letters begin, and what is known of a letter on paper. */
@Service
public class Letterheads {
    private final TenantScope scope;
    private final PaperStore store;
    private final Clock clock;

    Letterheads(TenantScope scope, PaperStore store, Clock clock) {
        this.scope = scope;
        this.store = store;
        this.clock = clock;
    }

    /** As settled; until then the company's name, and the window usual in its country. */
    public Letterhead of(Tenant company) {
        return find(company.id())
                .orElseGet(
                        () -> new Letterhead(List.of(company.name()), "", EnvelopeWindow.usualIn(company.country())));
    }

    public Optional<Letterhead> find(TenantId tenant) {
        return scope.in(tenant, () -> store.letterhead(tenant));
    }

    public void save(TenantId tenant, Letterhead head) {
        scope.run(tenant, () -> store.save(tenant, head, clock.instant()));
    }

    /** A letter as PDF, as it was or will be printed; empty while it was not laid out. */
    public Optional<byte[]> pdf(TenantId tenant, long message) {
        return scope.in(tenant, () -> store.sheet(tenant, message)).map(LetterPdf::write);
    }

    /** The number under which the post follows a registered letter. */
    public Optional<String> trackingNumber(TenantId tenant, long message) {
        return scope.in(tenant, () -> store.trackingNumber(tenant, message));
    }

    /** Notes that number, 6 to 40 letters, digits and blanks; false for anything else or where no letter was laid out. */
    public boolean track(TenantId tenant, long message, String number) {
        var clean = OneLine.of(number);
        if (!clean.matches("[A-Za-z0-9 ]{6,40}")) return false;
        return scope.in(tenant, () -> store.track(tenant, message, clean));
    }
}
