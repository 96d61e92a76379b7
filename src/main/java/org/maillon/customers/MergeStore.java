package org.maillon.customers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts that may be one customer, and those that were joined. */
@Repository
class MergeStore {
    /** A merge that holds, with what it changed of the account that goes on. */
    record Kept(
            long id,
            AccountId into,
            @Nullable Long formerParent,
            Long[] contacts,
            Long[] places,
            boolean billing,
            List<String> filled) {}

    private final JdbcClient sql;

    MergeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Plain names of accounts that go on, legal forms taken off, at most limit. */
    List<LikenessRules.Named> names(TenantId tenant, int limit) {
        return sql.sql("""
                select id, trim(regexp_replace(' ' || regexp_replace(translate(upper(name),
                           'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸ', 'AAAAAACEEEEIIIINOOOOOUUUUYY'), '[^A-Z0-9]+', ' ', 'g') || ' ',
                           '( (SARL|SAS|SASU|EURL|SA|SNC|SCI|SRL|BV|BVBA|SPRL|NV|ETS|STE|SOCIETE))+(?= )', ' ', 'g')) as name
                  from customers.customer_account
                 where tenant_id = :tenant and merged_into is null and not natural_person order by id limit :limit""")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, _) -> new LikenessRules.Named(new AccountId(row.getLong("id")), row.getString("name")))
                .list();
    }

    /** Accounts of one company, unless each is of another establishment. */
    List<SharedSigns.Pair> sameNumber(TenantId tenant, int limit) {
        return sql.sql("""
                select a.id, b.id from customers.customer_account a
                  join customers.customer_account b on b.tenant_id = :tenant and b.id > a.id and b.siren = a.siren
                   and (b.siret is null or a.siret is null or b.siret = a.siret)
                 where a.tenant_id = :tenant and a.merged_into is null and b.merged_into is null
                union
                select a.id, b.id from customers.customer_account a
                  join customers.customer_account b
                    on b.tenant_id = :tenant and b.id > a.id and b.enterprise_number = a.enterprise_number
                 where a.tenant_id = :tenant and a.merged_into is null and b.merged_into is null
                union
                select a.id, b.id from customers.customer_account a
                  join customers.customer_account b
                    on b.tenant_id = :tenant and b.id > a.id and b.vat_number = a.vat_number
                   and a.siret is not distinct from b.siret
                 where a.tenant_id = :tenant and a.merged_into is null and b.merged_into is null
                 limit :limit""")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, _) -> new SharedSigns.Pair(new AccountId(row.getLong(1)), new AccountId(row.getLong(2))))
                .list();
    }

    List<SharedSigns.Pair> toldApart(TenantId tenant) {
        return sql.sql("select first_id, second_id from customers.told_apart where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> new SharedSigns.Pair(new AccountId(row.getLong(1)), new AccountId(row.getLong(2))))
                .list();
    }

    void tellApart(TenantId tenant, SharedSigns.Pair pair, String by, Instant at) {
        sql.sql("""
                insert into customers.told_apart (tenant_id, first_id, second_id, said_at, said_by)
                values (:tenant, :first, :second, :at, :by) on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("first", pair.first().value())
                .param("second", pair.second().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** Locks both, so that nobody joins either elsewhere meanwhile; answers those that were joined before. */
    List<AccountId> lockJoined(TenantId tenant, AccountId one, AccountId other) {
        return sql
                .sql("""
                select id, merged_into from customers.customer_account
                 where tenant_id = :tenant and id = any(:ids) order by id for no key update""")
                .param("tenant", tenant.value())
                .param("ids", new Long[] {one.value(), other.value()})
                .query((row, _) -> row.getObject("merged_into") == null ? null : new AccountId(row.getLong("id")))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** People the account that goes on does not have yet; the former one keeps its own. */
    Long[] copyContacts(TenantId tenant, AccountId former, AccountId into, Instant at) {
        return ids(sql.sql("""
                insert into customers.contact (tenant_id, account_id, role, name, email, phone, language, created_at)
                select :tenant, :into, f.role, f.name, f.email, f.phone, f.language, :at from customers.contact f
                 where f.tenant_id = :tenant and f.account_id = :former and f.ended_at is null and not exists (
                       select 1 from customers.contact i
                        where i.tenant_id = :tenant and i.account_id = :into and i.ended_at is null and i.role = f.role
                          and lower(coalesce(i.email, i.name)) = lower(coalesce(f.email, f.name)))
                returning id"""), tenant, former, into, at);
    }

    Long[] copyPlaces(TenantId tenant, AccountId former, AccountId into, Instant at) {
        return ids(sql.sql("""
                insert into customers.delivery_address (tenant_id, account_id, label, lines, postcode, town, country, added_at)
                select :tenant, :into, f.label, f.lines, f.postcode, f.town, f.country, :at from customers.delivery_address f
                 where f.tenant_id = :tenant and f.account_id = :former and f.ended_at is null and not exists (
                       select 1 from customers.delivery_address i
                        where i.tenant_id = :tenant and i.account_id = :into and i.ended_at is null
                          and i.lines = f.lines and i.postcode = f.postcode)
                returning id"""), tenant, former, into, at);
    }

    private static Long[] ids(
            JdbcClient.StatementSpec statement, TenantId tenant, AccountId former, AccountId into, Instant at) {
        return statement
                .param("tenant", tenant.value())
                .param("former", former.value())
                .param("into", into.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }

    void keep(TenantId tenant, AccountId former, AccountId into, Kept kept, String by, Instant at) {
        sql.sql("""
                insert into customers.merge (tenant_id, former_id, into_id, merged_at, merged_by, former_parent_id,
                       copied_contacts, copied_places, copied_billing, filled)
                values (:tenant, :former, :into, :at, :by, :parent, :contacts, :places, :billing, :filled)""")
                .param("tenant", tenant.value())
                .param("former", former.value())
                .param("into", into.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("parent", kept.formerParent())
                .param("contacts", kept.contacts())
                .param("places", kept.places())
                .param("billing", kept.billing())
                .param("filled", kept.filled().toArray(String[]::new))
                .update();
    }

    Optional<Kept> find(TenantId tenant, AccountId former) {
        return sql.sql("""
                select id, into_id, former_parent_id, copied_contacts, copied_places, copied_billing, filled
                  from customers.merge where tenant_id = :tenant and former_id = :former and undone_at is null for update""")
                .param("tenant", tenant.value())
                .param("former", former.value())
                .query((row, _) -> new Kept(
                        row.getLong("id"),
                        new AccountId(row.getLong("into_id")),
                        row.getObject("former_parent_id", Long.class),
                        (Long[]) row.getArray("copied_contacts").getArray(),
                        (Long[]) row.getArray("copied_places").getArray(),
                        row.getBoolean("copied_billing"),
                        Arrays.asList((String[]) row.getArray("filled").getArray())))
                .optional();
    }

    void end(TenantId tenant, Kept kept, String by, Instant at) {
        sql.sql("update customers.merge set undone_at = :at, undone_by = :by where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", kept.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        sql.sql("update customers.contact set ended_at = :at where tenant_id = :tenant and id = any(:ids)")
                .param("tenant", tenant.value())
                .param("ids", kept.contacts())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        sql.sql("update customers.delivery_address set ended_at = :at where tenant_id = :tenant and id = any(:ids)")
                .param("tenant", tenant.value())
                .param("ids", kept.places())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void point(TenantId tenant, AccountId former, @Nullable AccountId into) {
        sql.sql("update customers.customer_account set merged_into = :into where tenant_id = :tenant and id = :former")
                .param("tenant", tenant.value())
                .param("former", former.value())
                .param("into", into == null ? null : into.value())
                .update();
        sql.sql("delete from customers.completeness where tenant_id = :tenant and account_id = :former")
                .param("tenant", tenant.value())
                .param("former", former.value())
                .update();
    }

    Optional<AccountId> into(TenantId tenant, AccountId former) {
        return sql.sql("""
                select merged_into from customers.customer_account
                 where tenant_id = :tenant and id = :former and merged_into is not null""")
                .param("tenant", tenant.value())
                .param("former", former.value())
                .query((row, _) -> new AccountId(row.getLong(1)))
                .optional();
    }

    /** Those of the accounts that were joined to others. */
    List<AccountId> joined(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                select id from customers.customer_account
                 where tenant_id = :tenant and id = any(:ids) and merged_into is not null""")
                .param("tenant", tenant.value())
                .param("ids", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, _) -> new AccountId(row.getLong(1)))
                .list();
    }

    List<AccountId> former(TenantId tenant, AccountId into) {
        return sql.sql(
                        "select id from customers.customer_account where tenant_id = :tenant and merged_into = :into order by id")
                .param("tenant", tenant.value())
                .param("into", into.value())
                .query((row, _) -> new AccountId(row.getLong(1)))
                .list();
    }
}
