package org.maillon.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.messages.LinkOpened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The links by which customers reach their page: written, found again by their token, revoked. */
@Service
public class CustomerLinks {
    private final TenantScope scope;
    private final Tenants companies;
    private final LinkStore store;
    private final PublicAddress address;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerLinks(
            TenantScope scope,
            Tenants companies,
            LinkStore store,
            PublicAddress address,
            ApplicationEventPublisher events,
            Clock clock) {
        this.scope = scope;
        this.companies = companies;
        this.store = store;
        this.address = address;
        this.events = events;
        this.clock = clock;
    }

    /** Writes a link, good for as many days as the company's policy says; joins the caller's transaction. */
    public IssuedLink issue(TenantId tenant, NewLink link, String by) {
        return issue(tenant, List.of(link), by).getFirst();
    }

    /** The same for many, in their order. */
    List<IssuedLink> issue(TenantId tenant, List<NewLink> links, String by) {
        return issue(
                tenant, links, links.stream().map(_ -> LinkToken.random(tenant)).toList(), by);
    }

    /** The same with these secrets, one for each. */
    List<IssuedLink> issue(TenantId tenant, List<NewLink> links, List<LinkToken> tokens, String by) {
        return scope.in(tenant, () -> {
            var now = clock.instant();
            var end = now.plus(Duration.ofDays(store.policy(tenant).linkDays()));
            var ids = store.insert(tenant, tokens, links, by, now, LocalDate.now(clock), end);
            return tokens.stream()
                    .map(token -> new IssuedLink(
                            Objects.requireNonNull(ids.get(token.hex())), address.of("/c/" + token.text()), end))
                    .toList();
        });
    }

    /** The last links of an account, the newest first, at most limit. */
    public List<CustomerLink> list(TenantId tenant, AccountId account, int limit) {
        return scope.in(tenant, () -> store.list(tenant, account, limit));
    }

    /** Makes a link lead nowhere; false where the account has no such link or it was revoked before. */
    public boolean revoke(TenantId tenant, AccountId account, long link, String by) {
        return scope.in(tenant, () -> store.revoke(tenant, account, link, by, clock.instant()));
    }

    public PortalPolicy policy(TenantId tenant) {
        return scope.in(tenant, () -> store.policy(tenant));
    }

    public void changePolicy(TenantId tenant, PortalPolicy policy) {
        scope.run(tenant, () -> store.changePolicy(tenant, policy));
    }

    /** Empty where the token is nobody's, too old or revoked; which of these is not told. */
    Optional<Bearer> find(String text) {
        return LinkToken.read(text)
                .filter(token -> companies.find(token.tenant()).isPresent())
                .flatMap(token -> scope.in(token.tenant(), () -> store.find(token.tenant(), token))
                        .filter(link -> link.isGood(clock.instant()))
                        .map(link -> new Bearer(token.tenant(), link, text)));
    }

    /** The page was shown. */
    void opened(Bearer bearer) {
        if (bearer.link().openedAt().isPresent()) return;
        scope.run(bearer.tenant(), () -> {
            var now = clock.instant();
            boolean first = store.open(bearer.tenant(), bearer.link().id(), now);
            var message = bearer.link().message();
            if (first && message.isPresent())
                events.publishEvent(new LinkOpened(bearer.tenant(), message.getAsLong(), now));
        });
    }
}
