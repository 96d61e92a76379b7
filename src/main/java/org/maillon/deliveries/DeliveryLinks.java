package org.maillon.deliveries;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.portal.LinkToken;
import org.maillon.portal.PublicAddress;
import org.springframework.stereotype.Service;

/**
 * The links by which whoever brings a delivery opens its page on a phone, without an account: a link shows one delivery, takes
 * its signature, and does nothing else.
 */
@Service
public class DeliveryLinks {
    private final TenantScope scope;
    private final Tenants companies;
    private final DeliveryStore notes;
    private final DeliveryLinkStore store;
    private final PublicAddress address;
    private final Clock clock;

    DeliveryLinks(
            TenantScope scope,
            Tenants companies,
            DeliveryStore notes,
            DeliveryLinkStore store,
            PublicAddress address,
            Clock clock) {
        this.scope = scope;
        this.companies = companies;
        this.notes = notes;
        this.store = store;
        this.address = address;
        this.clock = clock;
    }

    /**
     * Writes a link for somebody who brings the delivery, good until some days after the planned one (or today, if later); the
     * delivery is on the way then. Empty where there is none that is still to be signed.
     */
    public Optional<IssuedDeliveryLink> issue(
            TenantId tenant, long note, String recipient, Language language, String by) {
        var given = SignedText.line(recipient, 200, "deliveries.recipient.long");
        if (given.isEmpty()) throw new InvalidValue("deliveries.recipient.missing");
        return scope.in(
                tenant,
                () -> notes.lock(tenant, note)
                        .filter(it -> it.state().isOpen())
                        .map(it -> issue(tenant, it, given, language, by)));
    }

    private IssuedDeliveryLink issue(
            TenantId tenant, DeliveryNote note, String recipient, Language language, String by) {
        var token = LinkToken.random(tenant);
        var now = clock.instant();
        var end = end(tenant, note, now);
        long id = store.insert(tenant, note.id(), token, recipient, language, by, now, end);
        if (note.state() == DeliveryState.PLANNED) notes.move(tenant, note.id(), DeliveryState.ON_THE_WAY, null);
        notes.addChange(tenant, note.id(), "link-issued", by, recipient, now);
        return new IssuedDeliveryLink(id, address.of("/d/" + token.text()), end);
    }

    private Instant end(TenantId tenant, DeliveryNote note, Instant now) {
        var planned = note.plannedOn().atStartOfDay(ZoneOffset.UTC).toInstant();
        var from = planned.isAfter(now) ? planned : now;
        return from.plus(java.time.Duration.ofDays(notes.policy(tenant).linkDays()));
    }

    /** The links of a delivery, the newest first. */
    public List<DeliveryLink> list(TenantId tenant, long note) {
        return scope.in(tenant, () -> store.ofNote(tenant, note));
    }

    /** Makes a link lead nowhere; false where the delivery has no such link or it was revoked before. */
    public boolean revoke(TenantId tenant, long note, long link, String by) {
        return scope.in(tenant, () -> {
            var now = clock.instant();
            boolean revoked = store.revoke(tenant, note, link, by, now);
            if (revoked) notes.addChange(tenant, note, "link-revoked", by, "", now);
            return revoked;
        });
    }

    /** Whoever holds a link: the company and the one delivery it leads to. */
    record Bearer(TenantId tenant, DeliveryLink link, String token) {}

    /** Empty where the token is nobody's or was revoked; one that has ended is found, for what was signed before. */
    Optional<Bearer> find(String text) {
        return LinkToken.read(text)
                .filter(token -> companies.find(token.tenant()).isPresent())
                .flatMap(token -> scope.in(token.tenant(), () -> store.find(token.tenant(), token))
                        .filter(link -> link.revokedAt().isEmpty())
                        .map(link -> new Bearer(token.tenant(), link, text)));
    }

    /** The page was shown. */
    void opened(Bearer bearer) {
        if (bearer.link().openedAt().isPresent()) return;
        scope.run(
                bearer.tenant(), () -> store.open(bearer.tenant(), bearer.link().id(), clock.instant()));
    }
}
