package org.maillon.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What insurers cover, each change kept. */
@Repository
class CoverStore {
    /** A debt that has to be declared to the insurer. */
    record Undeclared(
            long cover,
            AccountId account,
            String insurer,
            long item,
            String reference,
            Money open,
            LocalDate dueOn,
            LocalDate declareBy) {}

    private static final String COVER = """
            select id, account_id, insurer, reference, currency, requested_cents, granted_cents, state, from_on, until_on,
                   declare_within_days
              from credit.cover where tenant_id = :tenant
            """;

    private final JdbcClient sql;

    CoverStore(JdbcClient sql) {
        this.sql = sql;
    }

    long insert(TenantId tenant, AccountId account, NewCover cover) {
        return sql.sql("""
                insert into credit.cover (tenant_id, account_id, insurer, reference, currency, requested_cents, granted_cents,
                       state, from_on, declare_within_days)
                values (:tenant, :account, :insurer, :reference, :currency, :requested, 0, 'requested', :from, :days)
                returning id""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("insurer", cover.insurer())
                .param("reference", cover.reference())
                .param("currency", cover.requested().currency().getCurrencyCode())
                .param("requested", cover.requested().cents())
                .param("from", cover.from())
                .param("days", cover.declareWithinDays())
                .query(Long.class)
                .single();
    }

    void change(TenantId tenant, Cover cover) {
        sql.sql("""
                update credit.cover set state = :state, granted_cents = :granted, from_on = :from, until_on = :until
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", cover.id())
                .param("state", cover.state().code())
                .param("granted", cover.granted().cents())
                .param("from", cover.from())
                .param("until", cover.until().orElse(null))
                .update();
    }

    void addChange(TenantId tenant, Cover cover, LocalDate effectiveOn, String who, String why, Instant at) {
        sql.sql("""
                insert into credit.cover_change (tenant_id, cover_id, number, state, granted_cents, effective_on, until_on, who,
                       why, at)
                select :tenant, :cover, coalesce(max(number), 0) + 1, :state, :granted, :effective::date, :until::date, :who,
                       :why, :at
                  from credit.cover_change where tenant_id = :tenant and cover_id = :cover
                returning number""")
                .param("tenant", tenant.value())
                .param("cover", cover.id())
                .param("state", cover.state().code())
                .param("granted", cover.granted().cents())
                .param("effective", effectiveOn.toString())
                .param("until", cover.until().map(LocalDate::toString).orElse(null))
                .param("who", who)
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    Optional<Cover> find(TenantId tenant, long id) {
        return sql.sql(COVER + " and id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(CoverStore::cover)
                .optional();
    }

    /** The last asked first. */
    List<Cover> of(TenantId tenant, AccountId account) {
        return sql.sql(COVER + " and account_id = :account order by id desc")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(CoverStore::cover)
                .list();
    }

    /** Debts of covered accounts to be declared by a day, each invoiced while the cover held. */
    List<Undeclared> undeclared(TenantId tenant, LocalDate by) {
        return sql.sql("""
                select c.id, c.account_id, c.insurer, i.id as item, i.reference, i.open_cents, i.currency, i.due_on,
                       i.due_on + c.declare_within_days as declare_by
                  from credit.cover c
                  join ledger.open_item i on i.tenant_id = :tenant and i.account_id = c.account_id
                 where c.tenant_id = :tenant and c.state in ('granted', 'reduced', 'cancelled') and i.open_cents > 0
                   and i.issued_on >= c.from_on and (c.until_on is null or i.issued_on <= c.until_on)
                   and i.due_on + c.declare_within_days <= :by
                 order by declare_by, i.id""")
                .param("tenant", tenant.value())
                .param("by", by)
                .query((row, _) -> new Undeclared(
                        row.getLong("id"),
                        new AccountId(row.getLong("account_id")),
                        row.getString("insurer"),
                        row.getLong("item"),
                        row.getString("reference"),
                        new Money(row.getLong("open_cents"), Currency.getInstance(row.getString("currency"))),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("declare_by", LocalDate.class)))
                .list();
    }

    private static Cover cover(ResultSet row, int number) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        return new Cover(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("insurer"),
                row.getString("reference"),
                new Money(row.getLong("requested_cents"), currency),
                new Money(row.getLong("granted_cents"), currency),
                CoverState.of(row.getString("state")).orElseThrow(),
                row.getObject("from_on", LocalDate.class),
                Optional.ofNullable(row.getObject("until_on", LocalDate.class)),
                row.getInt("declare_within_days"));
    }
}
