package org.maillon.registers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.maillon.registers.InsolvencyRules.Deadlines;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InsolvencyStore {
    private static final String SELECT = """
            select i.id, i.account_id, i.kind, i.opened_on, i.published_on, i.court, i.declare_by, i.reclaim_by, i.relief_by,
                   i.source, i.address, i.noted_by, i.ended_on, i.end_reason
              from registers.insolvency i
             where i.tenant_id = :tenant""";

    private final JdbcClient sql;

    InsolvencyStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A procedure to be written down. */
    record Noted(
            AccountId account,
            InsolvencyKind kind,
            LocalDate openedOn,
            LocalDate publishedOn,
            String court,
            Deadlines deadlines,
            String source,
            @Nullable String address,
            String by) {}

    Optional<Insolvency> find(TenantId tenant, long id) {
        return sql.sql(SELECT + " and i.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(InsolvencyStore::insolvency)
                .optional();
    }

    /** The procedures that go on, of those of the accounts that have one. */
    Map<AccountId, Insolvency> open(TenantId tenant, Collection<AccountId> accounts) {
        var found = new HashMap<AccountId, Insolvency>();
        sql.sql(SELECT + " and i.account_id = any(:accounts) and i.ended_on is null")
                .param("tenant", tenant.value())
                .param("accounts", ids(accounts))
                .query(InsolvencyStore::insolvency)
                .list()
                .forEach(each -> found.put(each.account(), each));
        return found;
    }

    /** The days of the judgments, the first first; not of what was noted by mistake. */
    Map<AccountId, List<LocalDate>> judgments(TenantId tenant, Collection<AccountId> accounts) {
        var found = new HashMap<AccountId, List<LocalDate>>();
        sql.sql("""
                select i.account_id, i.opened_on from registers.insolvency i
                 where i.tenant_id = :tenant and i.account_id = any(:accounts) and not i.mistaken
                 order by i.opened_on""")
                .param("tenant", tenant.value())
                .param("accounts", ids(accounts))
                .query((row, _) -> found.computeIfAbsent(new AccountId(row.getLong(1)), _ -> new ArrayList<>())
                        .add(row.getObject(2, LocalDate.class)))
                .list();
        return found;
    }

    /** All of an account, the latest first. */
    List<Insolvency> of(TenantId tenant, AccountId account) {
        return sql.sql(SELECT + " and i.account_id = :account order by i.id desc")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(InsolvencyStore::insolvency)
                .list();
    }

    /** Waits for whoever else writes about the account; false where there is no such account. */
    boolean lock(TenantId tenant, AccountId account) {
        return sql.sql("""
                select a.id from customers.customer_account a
                 where a.tenant_id = :tenant and a.id = :account for no key update""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    long insert(TenantId tenant, Noted noted, Instant now) {
        return sql.sql("""
                insert into registers.insolvency (tenant_id, account_id, kind, opened_on, published_on, court, declare_by,
                       reclaim_by, relief_by, source, address, noted_by, noted_at)
                values (:tenant, :account, :kind, :opened, :published, :court, :declare, :reclaim, :relief, :source,
                        :address, :by, :now)
                returning id""")
                .param("tenant", tenant.value())
                .param("account", noted.account().value())
                .param("kind", noted.kind().code())
                .param("opened", noted.openedOn())
                .param("published", noted.publishedOn())
                .param("court", noted.court())
                .param("declare", noted.deadlines().declareBy())
                .param("reclaim", noted.deadlines().reclaimBy())
                .param("relief", noted.deadlines().reliefBy())
                .param("source", noted.source())
                .param("address", noted.address())
                .param("by", noted.by())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    boolean end(TenantId tenant, long id, LocalDate on, String reason, boolean mistaken, String by) {
        return sql.sql("""
                update registers.insolvency set ended_on = :on, end_reason = :reason, ended_by = :by, mistaken = :mistaken
                 where tenant_id = :tenant and id = :id and ended_on is null""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("on", on)
                        .param("reason", reason)
                        .param("mistaken", mistaken)
                        .param("by", by)
                        .update()
                == 1;
    }

    /**
     * A company among the customers.
     *
     * @param readOn the day on which the gazette was last read about all of its accounts; null where it never was about one
     */
    record Watched(
            String siren,
            List<AccountId> accounts,
            @Nullable LocalDate readOn) {}

    /**
     * The companies about which the gazette was not read on that day, in the order of their SIREN, after the given one, at most
     * so many. A customer is known by its SIREN, else by that of its VAT number.
     */
    List<Watched> unread(TenantId tenant, LocalDate on, String after, int limit) {
        return sql.sql("""
                with customer as (
                    select coalesce(a.siren, substring(a.vat_number from '^FR..([0-9]{9})$')) as siren, a.id
                      from customers.customer_account a where a.tenant_id = :tenant)
                select c.siren, array_agg(c.id order by c.id) as accounts,
                       case when bool_and(w.read_on is not null) then min(w.read_on) end as read_on
                  from customer c
                  left join registers.watched w on w.tenant_id = :tenant and w.account_id = c.id and w.siren = c.siren
                 where c.siren ~ '^[0-9]{9}$' and c.siren > :after
                 group by c.siren having bool_or(w.read_on is null or w.read_on < :on)
                 order by c.siren limit :limit""")
                .param("tenant", tenant.value())
                .param("on", on)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Watched(
                        row.getString("siren"),
                        Stream.of((Long[]) row.getArray("accounts").getArray())
                                .map(AccountId::new)
                                .toList(),
                        row.getObject("read_on", LocalDate.class)))
                .list();
    }

    /** Waits for whoever else writes about these accounts. */
    void lock(TenantId tenant, Collection<AccountId> accounts) {
        sql.sql("""
                select a.id from customers.customer_account a
                 where a.tenant_id = :tenant and a.id = any(:accounts) order by a.id for no key update""")
                .param("tenant", tenant.value())
                .param("accounts", ids(accounts))
                .query(Long.class)
                .list();
    }

    /** The gazette was read about these companies. */
    void read(TenantId tenant, Collection<Watched> companies, LocalDate on) {
        sql.sql("""
                insert into registers.watched (tenant_id, account_id, siren, read_on)
                select :tenant, account_id, siren, :on from unnest(:accounts::bigint[], :sirens::text[]) as read (account_id, siren)
                on conflict (tenant_id, account_id) do update set siren = excluded.siren, read_on = excluded.read_on""")
                .param("tenant", tenant.value())
                .param(
                        "accounts",
                        companies.stream()
                                .flatMap(each -> each.accounts().stream().map(AccountId::value))
                                .toArray(Long[]::new))
                .param(
                        "sirens",
                        companies.stream()
                                .flatMap(each -> each.accounts().stream().map(_ -> each.siren()))
                                .toArray(String[]::new))
                .param("on", on)
                .update();
    }

    /** A notice about one of the customers. */
    record About(AccountId account, CompanyNotice notice) {}

    /** Writes notices down; answers those that were not known yet. */
    List<About> add(TenantId tenant, List<About> notices, Instant now) {
        var known = new HashMap<String, About>();
        notices.forEach(
                each -> known.put(key(each.account().value(), each.notice().id()), each));
        return sql
                .sql("""
                insert into registers.notice (tenant_id, account_id, notice_id, type, published_on, court, nature, judged_on,
                       address, read_at)
                select :tenant, account_id, notice_id, type, published_on, court, nature, judged_on, address, :now
                  from unnest(:accounts::bigint[], :ids::text[], :types::text[], :published::date[], :courts::text[],
                              :natures::text[], :judged::date[], :addresses::text[])
                       as new (account_id, notice_id, type, published_on, court, nature, judged_on, address)
                 order by account_id, notice_id
                on conflict (tenant_id, account_id, notice_id) do nothing
                returning account_id, notice_id""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("accounts", ids(notices.stream().map(About::account).toList()))
                .param("ids", texts(notices, CompanyNotice::id))
                .param("types", texts(notices, CompanyNotice::type))
                .param("published", texts(notices, each -> each.publishedOn().toString()))
                .param("courts", texts(notices, CompanyNotice::court))
                .param("natures", texts(notices, CompanyNotice::nature))
                .param(
                        "judged",
                        texts(
                                notices,
                                each -> each.judgedOn() == null
                                        ? null
                                        : each.judgedOn().toString()))
                .param("addresses", texts(notices, CompanyNotice::address))
                .query((row, _) -> key(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .map(known::get)
                .toList();
    }

    private static String key(long account, String notice) {
        return account + "/" + notice;
    }

    private static String[] texts(List<About> notices, Function<CompanyNotice, @Nullable String> text) {
        return notices.stream().map(each -> text.apply(each.notice())).toArray(String[]::new);
    }

    private static Long[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(Long[]::new);
    }

    private static Insolvency insolvency(ResultSet row, int number) throws SQLException {
        return new Insolvency(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                InsolvencyKind.of(row.getString("kind")).orElseThrow(),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("published_on", LocalDate.class),
                row.getString("court"),
                row.getObject("declare_by", LocalDate.class),
                Optional.ofNullable(row.getObject("reclaim_by", LocalDate.class)),
                Optional.ofNullable(row.getObject("relief_by", LocalDate.class)),
                row.getString("source"),
                Optional.ofNullable(row.getString("address")),
                row.getString("noted_by"),
                Optional.ofNullable(row.getObject("ended_on", LocalDate.class)),
                Optional.ofNullable(row.getString("end_reason")));
    }
}
