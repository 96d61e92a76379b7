package org.maillon.credit;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Limits as they were decided, waivers, and rates of exchange. */
@Repository
class LimitStore {
    private static final String LIMIT = """
            select id, account_id, whole_group, currency, amount_cents, from_on, until_on, decided_by, why, decided_at
              from credit.credit_limit where tenant_id = :tenant
            """;

    private final JdbcClient sql;

    LimitStore(JdbcClient sql) {
        this.sql = sql;
    }

    long insert(TenantId tenant, AccountId account, NewLimit limit, String by, Instant at) {
        return sql.sql("""
                insert into credit.credit_limit (tenant_id, account_id, whole_group, currency, amount_cents, from_on, until_on,
                       decided_by, why, decided_at)
                values (:tenant, :account, :wholeGroup, :currency, :cents, :from, :until, :by, :why, :at)
                returning id""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("wholeGroup", limit.wholeGroup())
                .param("currency", limit.amount().currency().getCurrencyCode())
                .param("cents", limit.amount().cents())
                .param("from", limit.from())
                .param("until", limit.until().orElse(null))
                .param("by", by)
                .param("why", limit.why())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The one in force: the last decided of those whose days have come. */
    Optional<CreditLimit> inForce(TenantId tenant, AccountId account, boolean wholeGroup, LocalDate on) {
        return sql.sql(LIMIT + """
                 and account_id = :account and whole_group = :wholeGroup and from_on <= :on
                 and (until_on is null or until_on >= :on)
                order by id desc limit 1""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("wholeGroup", wholeGroup)
                .param("on", on)
                .query(LimitStore::limit)
                .optional();
    }

    /** All that were ever decided for an account, the last first. */
    List<CreditLimit> history(TenantId tenant, AccountId account) {
        return sql.sql(LIMIT + " and account_id = :account order by id desc")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(LimitStore::limit)
                .list();
    }

    /** Temporary ones whose last day lies between two days, both included. */
    List<CreditLimit> ending(TenantId tenant, LocalDate from, LocalDate to) {
        return sql.sql(LIMIT + " and until_on between :from and :to order by until_on, id")
                .param("tenant", tenant.value())
                .param("from", from)
                .param("to", to)
                .query(LimitStore::limit)
                .list();
    }

    void waive(TenantId tenant, AccountId account, long hold, Waiver waiver, String by, String why, Instant at) {
        sql.sql("""
                insert into credit.waiver (tenant_id, account_id, subject, hold_id, reasons, currency, up_to_cents, until_on,
                       given_by, why, given_at)
                values (:tenant, :account, :subject, :hold, :reasons, :currency, :upTo, :until, :by, :why, :at)""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("subject", waiver.subject().orElse(null))
                .param("hold", hold)
                .param("reasons", Codes.of(waiver.reasons()))
                .param("currency", waiver.upTo().currency().getCurrencyCode())
                .param("upTo", waiver.upTo().cents())
                .param("until", waiver.until().orElse(null))
                .param("by", by)
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What may let these accounts' orders, and these subjects, pass today, with the account each belongs to. */
    List<Map.Entry<AccountId, Waiver>> waivers(
            TenantId tenant, List<AccountId> accounts, List<String> subjects, LocalDate today) {
        return sql.sql("""
                select account_id, subject, reasons, currency, up_to_cents, until_on from credit.waiver
                 where tenant_id = :tenant and subject is null and account_id = any(:accounts) and until_on >= :today
                union all
                select account_id, subject, reasons, currency, up_to_cents, until_on from credit.waiver
                 where tenant_id = :tenant and subject is not null and subject = any(:subjects)""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("subjects", subjects.toArray(String[]::new))
                .param("today", today)
                .query((row, _) -> Map.entry(new AccountId(row.getLong("account_id")), waiver(row)))
                .list();
    }

    void enterRate(TenantId tenant, ExchangeRate rate, String by, Instant at) {
        sql.sql("""
                insert into credit.exchange_rate (tenant_id, currency, into_currency, valid_on, rate, source, entered_by, entered_at)
                values (:tenant, :from, :into, :on, :rate, :source, :by, :at)""")
                .param("tenant", tenant.value())
                .param("from", rate.currency().getCurrencyCode())
                .param("into", rate.into().getCurrencyCode())
                .param("on", rate.on())
                .param("rate", rate.rate())
                .param("source", rate.source())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The last ones entered, the latest day first. */
    List<ExchangeRate> rates(TenantId tenant, int limit) {
        return sql.sql("""
                select currency, into_currency, valid_on, rate, source from credit.exchange_rate
                 where tenant_id = :tenant order by valid_on desc, id desc limit :limit""")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, _) -> new ExchangeRate(
                        Currency.getInstance(row.getString("currency")),
                        Currency.getInstance(row.getString("into_currency")),
                        row.getObject("valid_on", LocalDate.class),
                        plain(row.getBigDecimal("rate")),
                        row.getString("source")))
                .list();
    }

    private static BigDecimal plain(BigDecimal rate) {
        var stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Waiver waiver(ResultSet row) throws SQLException {
        return new Waiver(
                Optional.ofNullable(row.getString("subject")),
                Set.copyOf(Codes.read(row.getArray("reasons").getArray())),
                new Money(row.getLong("up_to_cents"), Currency.getInstance(row.getString("currency"))),
                Optional.ofNullable(row.getObject("until_on", LocalDate.class)));
    }

    private static CreditLimit limit(ResultSet row, int number) throws SQLException {
        return new CreditLimit(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getBoolean("whole_group"),
                new Money(row.getLong("amount_cents"), Currency.getInstance(row.getString("currency"))),
                row.getObject("from_on", LocalDate.class),
                Optional.ofNullable(row.getObject("until_on", LocalDate.class)),
                row.getString("decided_by"),
                row.getString("why"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
