package org.maillon.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Role;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The queue of orders that wait for a person. */
@Repository
class HoldStore {
    /** An order that comes to wait. */
    record NewHold(Decided decided, Role decider, LocalDate answerBy) {}

    private static final String HOLD = """
            select h.id, h.subject, h.account_id, a.code, a.name, h.amount_cents, h.amount_currency, h.prepaid, h.also_held_for,
                   h.outcome, h.reasons, h.currency, h.exposure_cents, h.limit_cents, h.overrun_cents, h.decider, h.asked_by,
                   h.held_at, h.answer_by, h.state, h.deposit_asked_cents, h.settled_at, h.settled_by, h.settled_why
              from credit.hold h
              join customers.customer_account a on a.tenant_id = :tenant and a.id = h.account_id
             where h.tenant_id = :tenant
            """;

    private final JdbcClient sql;

    HoldStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The new ones' numbers by subject. */
    Map<String, Long> open(TenantId tenant, List<NewHold> some, Instant at) {
        var numbers = new HashMap<String, Long>();
        if (some.isEmpty()) return numbers;
        sql.sql("""
                insert into credit.hold (tenant_id, subject, account_id, amount_cents, amount_currency, prepaid, also_held_for,
                       outcome, reasons, currency, exposure_cents, limit_cents, overrun_cents, decider, asked_by, held_at,
                       answer_by, state)
                select :tenant, x.subject, x.account_id, x.amount, x.amount_currency, x.prepaid, string_to_array(x.also, ','),
                       x.outcome, string_to_array(x.reasons, ','), x.currency, x.exposure, x.limit_cents, x.overrun, x.decider,
                       x.asked_by, :at, x.answer_by::date, 'open'
                  from unnest(:subjects::text[], :accounts::bigint[], :amounts::bigint[], :amountCurrencies::text[],
                              :prepaid::boolean[], :also::text[], :outcomes::text[], :reasons::text[], :currencies::text[],
                              :exposures::bigint[], :limits::bigint[], :overruns::bigint[], :deciders::text[],
                              :askers::text[], :days::text[])
                       as x(subject, account_id, amount, amount_currency, prepaid, also, outcome, reasons, currency, exposure,
                            limit_cents, overrun, decider, asked_by, answer_by)
                returning subject, id""")
                .param("tenant", tenant.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("subjects", texts(some, it -> request(it).subject()))
                .param("accounts", numbers(some, it -> request(it).account().value()))
                .param("amounts", numbers(some, it -> request(it).amountCents()))
                .param(
                        "amountCurrencies",
                        texts(some, it -> request(it).currency().getCurrencyCode()))
                .param("prepaid", some.stream().map(it -> request(it).prepaid()).toArray(Boolean[]::new))
                .param("also", texts(some, it -> Codes.joined(request(it).alsoHeldFor())))
                .param("outcomes", texts(some, it -> it.decided().outcome()))
                .param("reasons", texts(some, it -> Codes.joined(verdict(it).reasons())))
                .param(
                        "currencies",
                        texts(some, it -> verdict(it).after().currency().getCurrencyCode()))
                .param("exposures", numbers(some, it -> it.decided().exposureCents()))
                .param("limits", numbers(some, it -> orNull(verdict(it).limitCents())))
                .param("overruns", numbers(some, it -> verdict(it).overrunCents()))
                .param("deciders", texts(some, it -> it.decider().code()))
                .param("askers", texts(some, it -> request(it).by()))
                .param("days", texts(some, it -> it.answerBy().toString()))
                .query(row -> {
                    numbers.put(row.getString("subject"), row.getLong("id"));
                });
        return numbers;
    }

    /** Says anew why an order waits. */
    void change(TenantId tenant, long id, Decided decided, Role decider) {
        sql.sql("""
                update credit.hold
                   set amount_cents = :amount, amount_currency = :amountCurrency, prepaid = :prepaid, also_held_for = :also,
                       outcome = :outcome, reasons = :reasons, currency = :currency, exposure_cents = :exposure,
                       limit_cents = :limit, overrun_cents = :overrun, decider = :decider
                 where tenant_id = :tenant and id = :id and state = 'open'""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("amount", decided.request().amountCents())
                .param("amountCurrency", decided.request().currency().getCurrencyCode())
                .param("prepaid", decided.request().prepaid())
                .param("also", Codes.of(decided.request().alsoHeldFor()))
                .param("outcome", decided.outcome())
                .param("reasons", Codes.of(decided.verdict().reasons()))
                .param("currency", decided.verdict().after().currency().getCurrencyCode())
                .param("exposure", decided.exposureCents())
                .param("limit", orNull(decided.verdict().limitCents()))
                .param("overrun", decided.verdict().overrunCents())
                .param("decider", decider.code())
                .update();
    }

    /** Ends an open one; false where it is not open. */
    boolean settle(TenantId tenant, long id, HoldState state, String by, String why, Instant at) {
        return sql.sql("""
                update credit.hold set state = :state, settled_at = :at, settled_by = :by, settled_why = :why
                 where tenant_id = :tenant and id = :id and state = 'open'""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("state", state.code())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("why", why)
                        .update()
                == 1;
    }

    void askDeposit(TenantId tenant, long id, long cents) {
        sql.sql("update credit.hold set deposit_asked_cents = :cents where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("cents", cents)
                .update();
    }

    Optional<Hold> find(TenantId tenant, long id) {
        return sql.sql(HOLD + " and h.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(HoldStore::hold)
                .optional();
    }

    /** The last one of a subject, open or not. */
    Optional<Hold> of(TenantId tenant, String subject) {
        return sql.sql(HOLD + " and h.subject = :subject order by h.id desc limit 1")
                .param("tenant", tenant.value())
                .param("subject", subject)
                .query(HoldStore::hold)
                .optional();
    }

    List<Hold> open(TenantId tenant, Collection<String> subjects) {
        return sql.sql(HOLD + " and h.state = 'open' and h.subject = any(:subjects)")
                .param("tenant", tenant.value())
                .param("subjects", subjects.toArray(String[]::new))
                .query(HoldStore::hold)
                .list();
    }

    /** Open ones of these accounts, the longest waiting first. */
    List<Hold> openOf(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql(HOLD + " and h.state = 'open' and h.account_id = any(:accounts) order by h.id")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query(HoldStore::hold)
                .list();
    }

    /** In the order of their ids, those after one. */
    List<Hold> list(TenantId tenant, HoldFilter filter, long after, int limit) {
        return sql.sql(HOLD + """
                 and (:state::text is null or h.state = :state) and (:account::bigint is null or h.account_id = :account)
                 and h.id > :after
                order by h.id limit :limit""")
                .param("tenant", tenant.value())
                .param("state", filter.state().map(HoldState::code).orElse(null))
                .param("account", filter.account().map(AccountId::value).orElse(null))
                .param("after", after)
                .param("limit", limit)
                .query(HoldStore::hold)
                .list();
    }

    /** Open ones, the first to be answered first. */
    List<Hold> queue(TenantId tenant, int limit) {
        return sql.sql(HOLD + " and h.state = 'open' order by h.answer_by, h.id limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(HoldStore::hold)
                .list();
    }

    /** Open ones that nobody answered by their day, and of which no deposit was asked. */
    List<Hold> late(TenantId tenant, LocalDate today) {
        return sql.sql(HOLD + """
                 and h.state = 'open' and h.answer_by < :today and h.deposit_asked_cents is null order by h.id""")
                .param("tenant", tenant.value())
                .param("today", today)
                .query(HoldStore::hold)
                .list();
    }

    /** Those settled last, the last first. */
    List<Hold> settled(TenantId tenant, int limit) {
        return sql.sql(HOLD + " and h.state <> 'open' order by h.settled_at desc, h.id desc limit :limit")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(HoldStore::hold)
                .list();
    }

    long countOpen(TenantId tenant) {
        return sql.sql("select count(*) from credit.hold where tenant_id = :tenant and state = 'open'")
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    private static CreditRequest request(NewHold hold) {
        return hold.decided().request();
    }

    private static Verdict verdict(NewHold hold) {
        return hold.decided().verdict();
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static Hold hold(ResultSet row, int number) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        return new Hold(
                row.getLong("id"),
                row.getString("subject"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                new Money(row.getLong("amount_cents"), Currency.getInstance(row.getString("amount_currency"))),
                row.getBoolean("prepaid"),
                reasons(row, "also_held_for"),
                row.getString("outcome").equals("referred"),
                Codes.read(row.getArray("reasons").getArray()),
                new Money(row.getLong("exposure_cents"), currency),
                optional(row, "limit_cents"),
                row.getLong("overrun_cents"),
                Role.of(row.getString("decider")),
                row.getString("asked_by"),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_by", LocalDate.class),
                HoldState.of(row.getString("state")),
                optional(row, "deposit_asked_cents"),
                settlement(row));
    }

    private static Set<HoldReason> reasons(ResultSet row, String column) throws SQLException {
        var some = Codes.read(row.getArray(column).getArray());
        return some.isEmpty() ? Set.of() : EnumSet.copyOf(some);
    }

    private static Optional<Hold.Settlement> settlement(ResultSet row) throws SQLException {
        var at = row.getObject("settled_at", OffsetDateTime.class);
        if (at == null) return Optional.empty();
        return Optional.of(
                new Hold.Settlement(at.toInstant(), row.getString("settled_by"), row.getString("settled_why")));
    }

    private static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static <T> String[] texts(List<T> some, Function<T, String> text) {
        return some.stream().map(text).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> some, Function<T, @Nullable Long> number) {
        return some.stream().map(number).toArray(Long[]::new);
    }
}
