package org.maillon.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.maillon.database.BulkCopy;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerStore {
    private static final String ACCOUNT =
            "select id, code, name, language, country, terms, siren, vat_number from customers.customer_account ";

    private final JdbcClient sql;
    private final DataSource source;

    CustomerStore(JdbcClient sql, DataSource source) {
        this.sql = sql;
        this.source = source;
    }

    Optional<CustomerAccount> find(TenantId tenant, AccountId id) {
        return sql.sql(ACCOUNT + "where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query(CustomerStore::account)
                .optional();
    }

    AccountId goingOn(TenantId tenant, AccountId account) {
        return sql.sql("""
                select merged_into from customers.customer_account
                 where tenant_id = :tenant and id = :account and merged_into is not null""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(Long.class)
                .optional()
                .map(AccountId::new)
                .orElse(account);
    }

    /** Whoever is of the same customers as these accounts, where any was joined. */
    List<AccountId> joined(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                with joined as materialized (
                    select id, merged_into from customers.customer_account
                     where tenant_id = :tenant and merged_into is not null),
                going_on as (
                    select merged_into as id from joined
                     where id in (select unnest(:accounts::bigint[])) or merged_into in (select unnest(:accounts::bigint[])))
                select id from going_on
                 union
                select j.id from joined j where j.merged_into in (select id from going_on)""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, _) -> new AccountId(row.getLong("id")))
                .list();
    }

    List<CustomerAccount> findAll(TenantId tenant, Collection<AccountId> ids) {
        return sql.sql(ACCOUNT + "where tenant_id = :tenant and id = any(:ids)")
                .param("tenant", tenant.value())
                .param("ids", ids.stream().map(AccountId::value).toArray(Long[]::new))
                .query(CustomerStore::account)
                .list();
    }

    Optional<CustomerAccount> findByCode(TenantId tenant, String code) {
        return sql.sql(ACCOUNT + "where tenant_id = :tenant and code = :code")
                .param("tenant", tenant.value())
                .param("code", code)
                .query(CustomerStore::account)
                .optional();
    }

    List<CustomerAccount> after(TenantId tenant, AccountId last, int limit) {
        return sql.sql(ACCOUNT + "where tenant_id = :tenant and id > :last order by id limit :limit")
                .param("tenant", tenant.value())
                .param("last", last.value())
                .param("limit", limit)
                .query(CustomerStore::account)
                .list();
    }

    List<CustomerAccount> search(TenantId tenant, String words, int limit) {
        return sql.sql(ACCOUNT + """
                where tenant_id = :tenant and merged_into is null and (code ilike :begins or name ilike :holds)
                order by (code ilike :begins) desc, (name ilike :begins) desc, name limit :limit""")
                .param("tenant", tenant.value())
                .param("begins", pattern(words) + "%")
                .param("holds", "%" + pattern(words) + "%")
                .param("limit", limit)
                .query(CustomerStore::account)
                .list();
    }

    Map<AccountId, String> codes(TenantId tenant, Collection<AccountId> accounts) {
        var codes = new HashMap<AccountId, String>();
        sql.sql("select id, code from customers.customer_account where tenant_id = :tenant and id = any(:ids)")
                .param("tenant", tenant.value())
                .param("ids", accounts.stream().map(AccountId::value).distinct().toArray(Long[]::new))
                .query(row -> {
                    codes.put(new AccountId(row.getLong("id")), row.getString("code"));
                });
        return codes;
    }

    List<Contact> contacts(TenantId tenant, AccountId account) {
        return sql.sql("""
                select id, account_id, role, name, email, phone, language from customers.contact
                 where tenant_id = :tenant and account_id = :account and ended_at is null order by id""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(CustomerStore::contact)
                .list();
    }

    void changeName(TenantId tenant, AccountId account, String name, Language language, String country) {
        sql.sql("""
                update customers.customer_account set name = :name, language = :language, country = :country
                 where tenant_id = :tenant and id = :account""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("name", name)
                .param("language", language.code())
                .param("country", country)
                .update();
    }

    void changeTerms(TenantId tenant, AccountId account, Optional<String> terms) {
        sql.sql("update customers.customer_account set terms = :terms where tenant_id = :tenant and id = :account")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("terms", terms.orElse(null))
                .update();
    }

    void addContact(
            TenantId tenant,
            AccountId account,
            Contact.Role role,
            String name,
            Optional<String> email,
            Optional<String> phone,
            Optional<Language> language,
            Instant at) {
        sql.sql("""
                insert into customers.contact (tenant_id, account_id, role, name, email, phone, language, created_at)
                values (:tenant, :account, :role, :name, :email, :phone, :language, :at)""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("role", role.stored())
                .param("name", name)
                .param("email", email.orElse(null))
                .param("phone", phone.orElse(null))
                .param("language", language.map(Language::code).orElse(null))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void endContact(TenantId tenant, long contact, Instant at) {
        sql.sql("""
                update customers.contact set ended_at = :at
                 where tenant_id = :tenant and id = :contact and ended_at is null""")
                .param("tenant", tenant.value())
                .param("contact", contact)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<PostalAddress> billingAddress(TenantId tenant, AccountId account) {
        return sql.sql("""
                select lines, postcode, town, country from customers.billing_address
                 where tenant_id = :tenant and account_id = :account""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query((row, _) -> postalAddress(row))
                .optional();
    }

    void changeBillingAddress(TenantId tenant, AccountId account, PostalAddress address, Instant at) {
        sql.sql("""
                insert into customers.billing_address (tenant_id, account_id, lines, postcode, town, country, changed_at)
                values (:tenant, :account, :lines, :postcode, :town, :country, :at)
                on conflict (tenant_id, account_id) do update set lines = excluded.lines, postcode = excluded.postcode,
                    town = excluded.town, country = excluded.country, changed_at = excluded.changed_at""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("lines", address.lines().toArray(String[]::new))
                .param("postcode", address.postcode())
                .param("town", address.town())
                .param("country", address.country())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void removeBillingAddress(TenantId tenant, AccountId account) {
        sql.sql("delete from customers.billing_address where tenant_id = :tenant and account_id = :account")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .update();
    }

    Optional<String> usualTerms(TenantId tenant) {
        return sql.sql(
                        "select default_terms from customers.policy where tenant_id = :tenant and default_terms is not null")
                .param("tenant", tenant.value())
                .query(String.class)
                .optional();
    }

    void changeUsualTerms(TenantId tenant, String terms) {
        sql.sql("""
                insert into customers.policy (tenant_id, default_terms) values (:tenant, :terms)
                on conflict (tenant_id) do update set default_terms = excluded.default_terms""").param("tenant", tenant.value()).param("terms", terms).update();
    }

    BulkCopy nameMany() {
        sql.sql("""
                create temporary table if not exists named_account (
                    code text, name text, language text, country text, terms text, contact_name text, email text, phone text,
                    siren text, vat_number text) on commit drop""").update();
        return BulkCopy.into(
                source,
                "named_account",
                "code",
                "name",
                "language",
                "country",
                "terms",
                "contact_name",
                "email",
                "phone",
                "siren",
                "vat_number");
    }

    int openNamed(TenantId tenant, Language language, String country, Instant at) {
        return sql.sql("""
                with opened as (
                    insert into customers.customer_account
                           (tenant_id, code, name, language, country, terms, siren, vat_number, created_at)
                    select :tenant, code, coalesce((array_agg(name) filter (where name <> ''))[1], code),
                           coalesce(max(language), :language), coalesce(max(country), :country), max(terms), max(siren),
                           max(vat_number), :at
                      from named_account group by code order by code
                    on conflict (tenant_id, code) do nothing
                    returning id, code, name
                ), reached as (
                    insert into customers.contact (tenant_id, account_id, role, name, email, phone, created_at)
                    select distinct on (o.id) :tenant, o.id, 'pays', coalesce(n.contact_name, o.name), n.email, n.phone, :at
                      from opened o join named_account n on n.code = o.code
                     where n.email is not null or n.phone is not null
                     order by o.id
                    returning id
                )
                select count(*) from opened""")
                .param("tenant", tenant.value())
                .param("language", language.code())
                .param("country", country)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    static String pattern(String words) {
        return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    static PostalAddress postalAddress(ResultSet row) throws SQLException {
        return new PostalAddress(
                List.of((String[]) row.getArray("lines").getArray()),
                row.getString("postcode"),
                row.getString("town"),
                row.getString("country"));
    }

    private static CustomerAccount account(ResultSet row, int number) throws SQLException {
        return new CustomerAccount(
                new AccountId(row.getLong("id")),
                row.getString("code"),
                row.getString("name"),
                Language.of(row.getString("language")),
                row.getString("country"),
                Optional.ofNullable(row.getString("terms")),
                Optional.ofNullable(row.getString("siren")),
                Optional.ofNullable(row.getString("vat_number")));
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                Contact.Role.of(row.getString("role")),
                row.getString("name"),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("phone")),
                Optional.ofNullable(row.getString("language")).map(Language::of));
    }
}
