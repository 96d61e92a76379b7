package org.maillon.credit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.maillon.access.AuditTrail;
import org.maillon.access.CurrentMember;
import org.maillon.access.TenantScope;
import org.maillon.credit.HoldAnswer.AwaitsSecond;
import org.maillon.credit.HoldAnswer.Beyond;
import org.maillon.credit.HoldAnswer.Done;
import org.maillon.credit.HoldAnswer.SamePerson;
import org.maillon.credit.HoldAnswer.Settled;
import org.maillon.credit.HoldAnswer.StillHeld;
import org.maillon.credit.HoldAnswer.Unknown;
import org.maillon.credit.HoldAnswer.WrongTurn;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Orders that wait for a person: the queue, and what people say to them. */
@Service
public class Holds {
    private final TenantScope tenants;
    private final HoldStore store;
    private final RulingStore rulings;
    private final LimitStore limits;
    private final Credit credit;
    private final Deciding deciding;
    private final CommitmentStore commitments;
    private final HoldNews news;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Holds(
            TenantScope tenants,
            HoldStore store,
            RulingStore rulings,
            LimitStore limits,
            Credit credit,
            Deciding deciding,
            CommitmentStore commitments,
            HoldNews news,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.rulings = rulings;
        this.limits = limits;
        this.credit = credit;
        this.deciding = deciding;
        this.commitments = commitments;
        this.news = news;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Open ones, the first to be answered first, at most limit. */
    public List<Hold> queue(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> store.queue(tenant, limit));
    }

    /** Those settled last, the last first, at most limit. */
    public List<Hold> settled(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> store.settled(tenant, limit));
    }

    /** In the order of their ids, those after one, at most limit. */
    public List<Hold> list(TenantId tenant, HoldFilter filter, long after, int limit) {
        return tenants.in(tenant, () -> store.list(tenant, filter, after, limit));
    }

    public Optional<Hold> find(TenantId tenant, long id) {
        return tenants.in(tenant, () -> store.find(tenant, id));
    }

    /** What was said to a hold, in order. */
    public List<Ruling> rulings(TenantId tenant, long hold) {
        return tenants.in(tenant, () -> rulings.of(tenant, hold));
    }

    /** Opens a task, once, for each order that nobody answered by its day, for whoever stands above; answers how many are new. */
    public int watchLateAnswers(TenantId tenant, LocalDate today) {
        return tenants.in(tenant, () -> news.late(tenant, store.late(tenant, today), credit.policy(tenant), today));
    }

    public long countOpen(TenantId tenant) {
        return tenants.in(tenant, () -> store.countOpen(tenant));
    }

    /** Whether this person's role reaches as far as the order. */
    public boolean mayRule(CurrentMember by, Hold hold) {
        return credit.policy(by.tenant()).mayDecide(by.role(), orderCents(by.tenant(), hold.amount()));
    }

    /**
     * Says what becomes of an order that waits. What lets it go is kept until a second person agrees where the policy asks
     * for two. What is missing in it, or a day that is past, is wrong input.
     */
    public HoldAnswer rule(CurrentMember by, long id, NewRuling ruling) {
        return tenants.in(by.tenant(), () -> {
            var hold = store.find(by.tenant(), id);
            if (hold.isEmpty()) return new Unknown();
            if (!hold.get().isOpen()) return new Settled(hold.get().state());
            if (asked(by.tenant(), id).isPresent()) return new WrongTurn(true);
            RulingRules.check(hold.get(), ruling, LocalDate.now(clock));
            return weigh(by, hold.get(), ruling);
        });
    }

    private HoldAnswer weigh(CurrentMember by, Hold hold, NewRuling ruling) {
        var policy = credit.policy(by.tenant());
        long weight = RulingRules.weightCents(orderCents(by.tenant(), hold.amount()), hold, ruling);
        if (!policy.mayDecide(by.role(), weight)) return new Beyond(policy.decider(weight));
        boolean two = ruling.act().letsGo() && policy.needsFourEyes(weight);
        var state = two ? Ruling.State.ASKED : Ruling.State.DONE;
        rulings.insert(by.tenant(), hold.id(), ruling, by.name(), key(by), state, clock.instant());
        trail.record(
                by.tenant(),
                by.name(),
                "credit-ruled",
                hold.subject(),
                ruling.act().code());
        return two ? new AwaitsSecond(hold) : carryOut(by.tenant(), hold, ruling, by.name());
    }

    /** Another person agrees to what was asked, or declines it; then the order waits on. */
    public HoldAnswer second(CurrentMember by, long id, boolean agrees) {
        return tenants.in(by.tenant(), () -> {
            var hold = store.find(by.tenant(), id);
            if (hold.isEmpty()) return new Unknown();
            if (!hold.get().isOpen()) return new Settled(hold.get().state());
            var asked = asked(by.tenant(), id);
            if (asked.isEmpty()) return new WrongTurn(false);
            if (asked.get().whoKey().equals(key(by))) return new SamePerson();
            return second(by, hold.get(), asked.get(), agrees);
        });
    }

    private HoldAnswer second(CurrentMember by, Hold hold, Ruling asked, boolean agrees) {
        long weight = RulingRules.weightCents(orderCents(by.tenant(), hold.amount()), hold, asked.again());
        var policy = credit.policy(by.tenant());
        if (!policy.mayDecide(by.role(), weight)) return new Beyond(policy.decider(weight));
        var state = agrees ? Ruling.State.DONE : Ruling.State.DECLINED;
        rulings.answer(by.tenant(), asked.id(), state, by.name(), clock.instant());
        trail.record(by.tenant(), by.name(), "credit-seconded", hold.subject(), state.code());
        return agrees ? carryOut(by.tenant(), hold, asked.again(), asked.who() + ", " + by.name()) : new Done(hold);
    }

    private HoldAnswer carryOut(TenantId tenant, Hold hold, NewRuling ruling, String by) {
        switch (ruling.act()) {
            case RELEASE_ONCE -> waive(tenant, hold, once(hold), ruling, by);
            case RELEASE_UNTIL -> waive(tenant, hold, until(hold, ruling), ruling, by);
            case RAISE_LIMIT -> raise(tenant, hold, ruling, by);
            case ASK_DEPOSIT, PREPAYMENT -> deposit(tenant, hold, ruling, by);
            case REFUSE -> refuse(tenant, hold, ruling, by);
        }
        var now = store.find(tenant, hold.id()).orElseThrow();
        return now.isOpen() && ruling.act().letsGo() ? new StillHeld(now) : new Done(now);
    }

    private void waive(TenantId tenant, Hold hold, Waiver waiver, NewRuling ruling, String by) {
        limits.waive(tenant, hold.accountId(), hold.id(), waiver, by, ruling.why(), clock.instant());
        deciding.decide(tenant, List.of(hold.again(by)), ruling.why());
    }

    private static Waiver once(Hold hold) {
        return new Waiver(Optional.of(hold.subject()), reasons(hold), hold.amount(), Optional.empty());
    }

    private static Waiver until(Hold hold, NewRuling ruling) {
        long wanted = hold.wantedCents()
                .orElse(hold.exposure().cents() + hold.amount().cents());
        var upTo = new Money(ruling.amountCents().orElse(wanted), hold.currency());
        return new Waiver(Optional.empty(), reasons(hold), upTo, ruling.until());
    }

    private static Set<HoldReason> reasons(Hold hold) {
        return EnumSet.copyOf(hold.reasons());
    }

    private void raise(TenantId tenant, Hold hold, NewRuling ruling, String by) {
        boolean group = hold.reasons().contains(HoldReason.GROUP_OVER_LIMIT)
                && !hold.reasons().contains(HoldReason.OVER_LIMIT);
        var account = group ? credit.head(tenant, hold.accountId()) : hold.accountId();
        var amount = new Money(ruling.amountCents().orElseThrow(), hold.currency());
        var limit = new NewLimit(amount, group, LocalDate.now(clock), ruling.until(), ruling.why());
        credit.setLimit(tenant, account, limit, by);
    }

    private void deposit(TenantId tenant, Hold hold, NewRuling ruling, String by) {
        boolean whole = ruling.act() == RulingAct.PREPAYMENT;
        long cents = whole ? hold.amount().cents() : ruling.amountCents().orElseThrow();
        store.askDeposit(tenant, hold.id(), cents);
        events.publishEvent(new DepositAsked(
                tenant,
                hold.subject(),
                hold.accountId(),
                hold.id(),
                cents,
                hold.amount().currency(),
                whole,
                by,
                ruling.why()));
    }

    /** What had been accepted of it before lapses with it. */
    private void refuse(TenantId tenant, Hold hold, NewRuling ruling, String by) {
        commitments
                .find(tenant, hold.subject())
                .ifPresent(it -> commitments.keep(tenant, List.of(it.lapsed()), clock.instant()));
        news.refused(tenant, hold, by, ruling.why());
    }

    private Optional<Ruling> asked(TenantId tenant, long hold) {
        return rulings.of(tenant, hold).stream()
                .filter(it -> it.state() == Ruling.State.ASKED)
                .findFirst();
    }

    /** In the policy's currency; where that cannot be said, more than any role but the owner decides. */
    private long orderCents(TenantId tenant, Money amount) {
        return credit.convert(tenant, amount, credit.policy(tenant).currency())
                .map(Money::cents)
                .orElse(Long.MAX_VALUE);
    }

    private static String key(CurrentMember by) {
        return by.kind().name() + "/" + by.id();
    }
}
