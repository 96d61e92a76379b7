package org.maillon.customers;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of accounts, what they were found to lack, and the list of them. */
@Repository
class CompletenessStore {
    private final JdbcClient sql;

    CompletenessStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<CompletenessFacts> facts(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                select a.id, a.country, a.siren, a.siret, a.vat_number, a.enterprise_number, a.terms,
                       p.segment, p.sector, p.buyer, p.service_code, coalesce(p.commitment_number_required, false) as
                       commitment_number_required, coalesce(p.purchase_order, 'not-required') as purchase_order,
                       coalesce(p.terms_acceptance_required, false) as terms_acceptance_required, p.parent_id,
                       coalesce(p.means_of_payment, 'transfer') as means_of_payment,
                       coalesce(p.deposit_basis_points, 0) as deposit_basis_points, p.goods,
                       b.account_id is not null as has_billing_address, c.roles, coalesce(c.payer_has_email, false) as
                       payer_has_email
                  from customers.customer_account a
                  left join customers.profile p on p.tenant_id = :tenant and p.account_id = a.id
                  left join customers.billing_address b on b.tenant_id = :tenant and b.account_id = a.id
                  left join (select account_id, array_agg(distinct role) as roles,
                                    bool_or(role = 'pays' and email is not null) as payer_has_email
                               from customers.contact
                              where tenant_id = :tenant and account_id = any(:accounts) and ended_at is null
                              group by account_id) c on c.account_id = a.id
                 where a.tenant_id = :tenant and a.id = any(:accounts)""")
                .param("tenant", tenant.value())
                .param("accounts", ids(accounts))
                .query(CompletenessStore::facts)
                .list();
    }

    void keep(TenantId tenant, Map<AccountId, List<Gap>> found, Instant at) {
        var accounts = List.copyOf(found.keySet());
        sql.sql("""
                insert into customers.completeness (tenant_id, account_id, gaps, counted_at)
                select :tenant, x.account, string_to_array(x.gaps, ',')::text[], :at
                  from unnest(:accounts::bigint[], :gaps::text[]) as x(account, gaps)
                on conflict (tenant_id, account_id) do update set gaps = excluded.gaps, counted_at = excluded.counted_at
                 where customers.completeness.gaps <> excluded.gaps""")
                .param("tenant", tenant.value())
                .param("accounts", ids(accounts))
                .param("gaps", accounts.stream().map(it -> codes(found.get(it))).toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Accounts that nothing was said of yet, at most limit. */
    List<AccountId> uncounted(TenantId tenant, int limit) {
        return sql.sql("""
                select a.id from customers.customer_account a
                 where a.tenant_id = :tenant and a.merged_into is null and not exists (
                       select 1 from customers.completeness c where c.tenant_id = :tenant and c.account_id = a.id)
                 order by a.id limit :limit""")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, _) -> new AccountId(row.getLong(1)))
                .list();
    }

    List<AccountLine> list(TenantId tenant, AccountFilter filter, int offset, int limit) {
        return sql.sql("""
                select a.id, a.code, a.name, a.country,
                       coalesce(a.siren, a.enterprise_number, a.vat_number) as number, b.town, c.gaps
                  from customers.customer_account a
                  left join customers.completeness c on c.tenant_id = :tenant and c.account_id = a.id
                  left join customers.billing_address b on b.tenant_id = :tenant and b.account_id = a.id
                 where a.tenant_id = :tenant and a.merged_into is null
                   and (:words = '' or a.code ilike :begins or a.name ilike :holds or a.siren = :digits or a.siret = :digits
                        or a.enterprise_number = :digits or a.vat_number = :compact)
                   and (:gap::text is null or :gap = any(c.gaps))
                   and (not :incomplete or cardinality(c.gaps) > 0)
                 order by a.name, a.id limit :limit offset :offset""")
                .param("tenant", tenant.value())
                .param("words", filter.words())
                .param("begins", CustomerStore.pattern(filter.words()) + "%")
                .param("holds", "%" + CustomerStore.pattern(filter.words()) + "%")
                .param("digits", filter.words().replaceAll("[^0-9]", ""))
                .param("compact", filter.words().replaceAll("[^0-9A-Za-z]", "").toUpperCase(java.util.Locale.ROOT))
                .param("gap", filter.gap().map(Gap::code).orElse(null))
                .param("incomplete", filter.incomplete())
                .param("limit", limit)
                .param("offset", offset)
                .query(CompletenessStore::line)
                .list();
    }

    /** How many accounts lack what, and how many there are. */
    Map<Optional<Gap>, Long> counts(TenantId tenant) {
        return sql
                .sql("""
                select g.gap, count(*) as accounts from customers.completeness c, unnest(c.gaps) as g(gap)
                 where c.tenant_id = :tenant group by g.gap
                union all
                select null, count(*) from customers.customer_account where tenant_id = :tenant and merged_into is null""")
                .param("tenant", tenant.value())
                .query((row, _) ->
                        Map.entry(Optional.ofNullable(row.getString("gap")).map(Gap::of), row.getLong("accounts")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String codes(@Nullable List<Gap> gaps) {
        return gaps == null ? "" : gaps.stream().map(Gap::code).collect(Collectors.joining(","));
    }

    private static CompletenessFacts facts(ResultSet row, int number) throws SQLException {
        return new CompletenessFacts(
                new AccountId(row.getLong("id")),
                row.getString("country"),
                KnownNumbers.of(
                        row.getString("siren"),
                        row.getString("siret"),
                        row.getString("vat_number"),
                        row.getString("enterprise_number")),
                Optional.ofNullable(row.getString("terms")),
                ProfileStore.profile(row, number),
                row.getBoolean("has_billing_address"),
                texts(row.getArray("roles")).stream().map(Contact.Role::of).collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("payer_has_email"));
    }

    private static AccountLine line(ResultSet row, int number) throws SQLException {
        var gaps = row.getArray("gaps");
        return new AccountLine(
                new AccountId(row.getLong("id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("country"),
                Optional.ofNullable(row.getString("number")),
                Optional.ofNullable(row.getString("town")),
                texts(gaps).stream().map(Gap::of).toList(),
                gaps != null);
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }

    private static Long[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(Long[]::new);
    }
}
