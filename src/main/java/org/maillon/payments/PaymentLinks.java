package org.maillon.payments;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.payments.PaymentLink.State;
import org.maillon.payments.PaymentLinkAnswer.Made;
import org.maillon.payments.PaymentLinkAnswer.Refused;
import org.maillon.payments.PaymentLinkAnswer.Why;
import org.maillon.payments.PaymentProvider.Call;
import org.maillon.payments.PaymentProvider.News;
import org.maillon.payments.PaymentStanding.Paid;
import org.maillon.payments.Settlements.Part;
import org.maillon.tasks.NewTask;
import org.maillon.tasks.TaskKind;
import org.maillon.tasks.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Pages of a provider on which customers pay by card. What was paid is booked once and laid on the items it was asked for, whether
 * the provider calls, calls ten times, or never calls and is asked.
 */
@Service
public class PaymentLinks {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentLinks.class);

    /** Half a unit: what Stripe charges at least in euros. */
    private static final long LEAST_CENTS = 50;

    private static final long MOST_CENTS = 99_999_999;

    /** A page of Checkout lives half an hour at the least, a day at the most. */
    private static final Duration LIVES = Duration.ofHours(23);

    private static final Duration STILL_GOOD = Duration.ofMinutes(10);
    private static final int ASKED_AT_ONCE = 50;
    private static final int PAYOUT_DAYS = 14;
    private static final int TRIES = 5;

    private final TenantScope tenants;
    private final PaymentLinkStore store;
    private final SettlementStore settled;
    private final CardAccounts accounts;
    private final CardReceipts booking;
    private final Payouts payouts;
    private final Receipts receipts;
    private final Tasks tasks;
    private final Clock clock;

    PaymentLinks(
            TenantScope tenants,
            PaymentLinkStore store,
            SettlementStore settled,
            CardAccounts accounts,
            CardReceipts booking,
            Payouts payouts,
            Receipts receipts,
            Tasks tasks,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.settled = settled;
        this.accounts = accounts;
        this.booking = booking;
        this.payouts = payouts;
        this.receipts = receipts;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Whether the company's customers may pay by card. */
    public boolean isOffered(TenantId tenant) {
        return accounts.isKept(tenant);
    }

    /**
     * Asks the provider for a page. The same items asked for again by the same one are the page that is open already; other open
     * pages of that account and currency are closed, so that nobody pays twice.
     */
    public PaymentLinkAnswer ask(TenantId tenant, NewPaymentLink wanted) {
        var provider = accounts.provider(tenant);
        if (provider.isEmpty()) return new Refused(Why.NOT_OFFERED);
        long cents = wanted.parts().stream().mapToLong(Part::cents).sum();
        var refused = refuses(tenant, wanted, cents);
        if (refused.isPresent()) return new Refused(refused.get());
        var open = tenants.in(tenant, () -> store.waiting(tenant, wanted.account(), wanted.currency()));
        var same = open.stream().filter(link -> isSame(tenant, link, wanted)).findFirst();
        if (same.isPresent()) return new Made(same.get());
        open.stream()
                .filter(link -> link.state() != State.PENDING)
                .forEach(link -> close(tenant, provider.get(), link));
        return host(tenant, provider.get(), wanted, cents);
    }

    private Optional<Why> refuses(TenantId tenant, NewPaymentLink wanted, long cents) {
        var items = tenants.in(
                tenant,
                () -> settled.accounts(
                        tenant, wanted.parts().stream().map(Part::openItem).toList(), wanted.currency()));
        boolean fits = !wanted.parts().isEmpty() && wanted.parts().stream().allMatch(part -> fits(part, items, wanted));
        if (!fits) return Optional.of(Why.NO_ROOM);
        if (cents < LEAST_CENTS) return Optional.of(Why.TOO_SMALL);
        return cents > MOST_CENTS ? Optional.of(Why.TOO_LARGE) : Optional.empty();
    }

    private static boolean fits(Part part, Map<Long, SettlementStore.Item> items, NewPaymentLink wanted) {
        var item = items.get(part.openItem());
        return item != null
                && item.account().equals(wanted.account())
                && part.cents() > 0
                && part.cents() <= item.openCents();
    }

    private boolean isSame(TenantId tenant, PaymentLink link, NewPaymentLink wanted) {
        return link.state() == State.OPEN
                && link.askedBy().equals(wanted.by())
                && link.expiresAt().isAfter(clock.instant().plus(STILL_GOOD))
                && java.util.Set.copyOf(tenants.in(tenant, () -> store.parts(tenant, link.id())))
                        .equals(java.util.Set.copyOf(wanted.parts()));
    }

    /** Kept before the provider is asked: whatever happens on the way, what is paid there finds its link. */
    private PaymentLinkAnswer host(TenantId tenant, PaymentProvider provider, NewPaymentLink wanted, long cents) {
        var key = UUID.randomUUID();
        var until = clock.instant().plus(LIVES);
        long id = tenants.in(tenant, () -> store.add(tenant, key, wanted, cents, until, clock.instant()));
        try {
            var hosted = provider.host(new PaymentProvider.Wanted(
                    key,
                    cents,
                    wanted.currency(),
                    wanted.label(),
                    wanted.language(),
                    wanted.back().apply(key),
                    until));
            return new Made(tenants.in(tenant, () -> {
                store.hosted(tenant, id, hosted);
                return store.find(tenant, id).orElseThrow();
            }));
        } catch (IOException away) {
            LOG.warn("no payment page for company {}: {}", tenant.value(), away.getMessage());
            tenants.run(tenant, () -> stands(tenant, key, new PaymentStanding.Failed(), clock.instant()));
            return new Refused(Why.PROVIDER_AWAY);
        }
    }

    private void close(TenantId tenant, PaymentProvider provider, PaymentLink link) {
        if (link.reference().isEmpty()) return;
        try {
            provider.close(link.reference().get());
            tenants.run(tenant, () -> stands(tenant, link.key(), new PaymentStanding.Expired(), clock.instant()));
        } catch (IOException paidOrAway) {
            askAbout(tenant, provider, link);
        }
    }

    public Optional<PaymentLink> find(TenantId tenant, UUID key) {
        return tenants.in(tenant, () -> store.find(tenant, key));
    }

    /** Of an account, the newest first, at most limit. */
    public List<PaymentLink> of(TenantId tenant, AccountId account, int limit) {
        return tenants.in(tenant, () -> store.of(tenant, account, limit));
    }

    /** Whether a call of the provider was believed. */
    public enum Heard {
        TAKEN,
        /** It was heard before; nothing was done. */
        KNOWN,
        REFUSED
    }

    /**
     * Hears what the provider tells: only what bears its signature and was signed in the last minutes, each event once.
     *
     * @param signature the header {@code Stripe-Signature}
     * @param body as it came, byte for byte
     */
    public Heard hear(TenantId tenant, String signature, byte[] body) {
        var provider = accounts.provider(tenant);
        if (provider.isEmpty()) return Heard.REFUSED;
        return switch (provider.get().read(signature, body, clock.instant())) {
            case Call.Refused(var why) -> {
                LOG.warn("a call about payments of company {} was refused: {}", tenant.value(), why);
                yield Heard.REFUSED;
            }
            case Call.Believed believed -> hear(tenant, believed);
        };
    }

    private Heard hear(TenantId tenant, Call.Believed call) {
        boolean real =
                accounts.describe(tenant).map(CardAccounts.Described::live).orElse(false);
        if (call.live() != real) return Heard.REFUSED;
        var heard = retrying(() -> tenants.in(tenant, () -> {
            if (!store.hear(tenant, call.event(), call.kind(), clock.instant())) return Heard.KNOWN;
            act(tenant, call);
            return Heard.TAKEN;
        }));
        if (heard == Heard.TAKEN && call.news() instanceof News.TakenBack) receipts.matchNew(tenant);
        return heard;
    }

    private void act(TenantId tenant, Call.Believed call) {
        switch (call.news()) {
            case News.Page(var key, var standing) -> stands(tenant, key, standing, call.at());
            case News.TakenBack back -> booking.takeBack(tenant, back, call.at());
            case News.PaidOut(var payout) -> payouts.expect(tenant, List.of(payout));
            case News.Other _ -> {}
        }
    }

    /** In the caller's transaction. What was paid stays paid, whatever is told later and out of order. */
    private void stands(TenantId tenant, UUID key, PaymentStanding standing, Instant at) {
        var found = store.lock(tenant, key);
        if (found.isEmpty() || found.get().receipt().isPresent()) return;
        var link = found.get();
        switch (standing) {
            case Paid paid -> paid(tenant, link, paid, at);
            case PaymentStanding.Pending _ -> move(tenant, link, State.PENDING);
            case PaymentStanding.Expired _ -> move(tenant, link, State.EXPIRED);
            case PaymentStanding.Failed _ -> move(tenant, link, State.FAILED);
            case PaymentStanding.Open _ -> {}
        }
    }

    private void move(TenantId tenant, PaymentLink link, State state) {
        if (link.state() != State.DOUBTFUL)
            store.stands(tenant, link.id(), state, OptionalLong.empty(), clock.instant());
    }

    private void paid(TenantId tenant, PaymentLink link, Paid paid, Instant at) {
        if (paid.cents() != link.cents() || !paid.currency().equals(link.currency())) {
            doubt(tenant, link, paid);
            return;
        }
        var receipt = booking.book(tenant, link, paid, at);
        store.stands(tenant, link.id(), State.PAID, receipt, clock.instant());
    }

    private void doubt(TenantId tenant, PaymentLink link, Paid paid) {
        store.stands(tenant, link.id(), State.DOUBTFUL, OptionalLong.empty(), clock.instant());
        tasks.open(
                tenant,
                List.of(new NewTask(
                        "payment-link:" + link.id(),
                        TaskKind.RECEIPT,
                        link.account(),
                        OptionalLong.empty(),
                        LocalDate.now(clock),
                        Map.of(
                                "amountCents", Long.toString(paid.cents()),
                                "currency", paid.currency(),
                                "reference", paid.payment(),
                                "why", "payments.link.differs"))));
    }

    /** Asks about open pages asked for before that instant, and what is being paid out; answers how many it asked about. */
    int gather(TenantId tenant, Instant before) {
        var provider = accounts.provider(tenant);
        if (provider.isEmpty()) return 0;
        var silent = tenants.in(tenant, () -> store.silent(tenant, before, ASKED_AT_ONCE));
        silent.forEach(link -> askAbout(tenant, provider.get(), link));
        try {
            var from = LocalDate.now(clock).minusDays(PAYOUT_DAYS);
            payouts.expect(tenant, provider.get().payouts(from));
        } catch (IOException away) {
            LOG.warn("payouts of company {} were not told: {}", tenant.value(), away.getMessage());
        }
        return silent.size();
    }

    private void askAbout(TenantId tenant, PaymentProvider provider, PaymentLink link) {
        try {
            var standing = link.reference().isPresent()
                    ? provider.standing(link.reference().get())
                    : new PaymentStanding.Failed();
            retrying(() -> tenants.in(tenant, () -> {
                stands(tenant, link.key(), standing, clock.instant());
                return true;
            }));
        } catch (IOException away) {
            LOG.warn("payment page {} of company {} was not told: {}", link.id(), tenant.value(), away.getMessage());
        }
    }

    private static <T> T retrying(java.util.function.Supplier<T> act) {
        for (int tries = 1; ; tries++) {
            try {
                return act.get();
            } catch (CardReceipts.Overtaken overtaken) {
                if (tries == TRIES) throw overtaken;
            }
        }
    }
}
