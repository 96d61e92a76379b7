package org.maillon.customers;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.maillon.kernel.EnterpriseNumber;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.Siren;
import org.maillon.kernel.Siret;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.VatNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes an account that is opened, and finds the one that is there already. */
@Repository
class OpeningStore {
    private final JdbcClient sql;

    OpeningStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The account and answers its id; empty where the code is taken. */
    Optional<AccountId> insert(TenantId tenant, NewAccount account, String code, Language language, Instant at) {
        var numbers = account.numbers();
        return sql.sql("""
                insert into customers.customer_account (tenant_id, code, name, language, country, terms, siren, siret, vat_number,
                       enterprise_number, natural_person, created_at)
                values (:tenant, :code, :name, :language, :country, :terms, :siren, :siret, :vat, :enterprise, :person, :at)
                on conflict (tenant_id, code) do nothing returning id""")
                .param("tenant", tenant.value())
                .param("code", code)
                .param("name", account.name())
                .param("language", language.code())
                .param("country", account.country())
                .param("terms", account.terms().map(PaymentTerms::canonical).orElse(null))
                .param("siren", numbers.siren().map(Siren::digits).orElse(null))
                .param("siret", numbers.siret().map(Siret::digits).orElse(null))
                .param("vat", numbers.vatNumber().map(VatNumber::value).orElse(null))
                .param(
                        "enterprise",
                        numbers.enterpriseNumber().map(EnterpriseNumber::digits).orElse(null))
                .param("person", account.naturalPerson())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new AccountId(row.getLong(1)))
                .optional();
    }

    /** The next of the codes C1, C2 … that is free, as long as those in use. */
    String nextCode(TenantId tenant) {
        return sql.sql("""
                select 'C' || lpad((coalesce(max(substring(code from 2)::bigint), 0) + 1)::text,
                                   greatest(coalesce(max(length(code)), 5) - 1, 4), '0')
                  from customers.customer_account where tenant_id = :tenant and code ~ '^C[0-9]{1,12}$'""").param("tenant", tenant.value()).query(String.class).single();
    }

    /**
     * The account that bears one of these numbers: the same establishment; where no establishment is told apart, the same
     * company.
     */
    Optional<AccountId> twin(TenantId tenant, CompanyNumbers numbers) {
        return sql.sql("""
                select id from customers.customer_account
                 where tenant_id = :tenant and merged_into is null
                   and (siren = :siren and (siret = :siret or siret is null or :siret::text is null)
                        or enterprise_number = :enterprise
                        or vat_number = :vat and :siren::text is null and :enterprise::text is null)
                 order by siret is not distinct from :siret desc, id limit 1""")
                .param("tenant", tenant.value())
                .param("siren", numbers.siren().map(Siren::digits).orElse(null))
                .param("siret", numbers.siret().map(Siret::digits).orElse(null))
                .param(
                        "enterprise",
                        numbers.enterpriseNumber().map(EnterpriseNumber::digits).orElse(null))
                .param("vat", numbers.vatNumber().map(VatNumber::value).orElse(null))
                .query((row, _) -> new AccountId(row.getLong(1)))
                .optional();
    }

    Optional<CompanyNumbers> numbers(TenantId tenant, AccountId account) {
        return sql.sql("""
                select siren, siret, vat_number, enterprise_number from customers.customer_account
                 where tenant_id = :tenant and id = :account""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query((row, _) -> KnownNumbers.of(
                        row.getString("siren"),
                        row.getString("siret"),
                        row.getString("vat_number"),
                        row.getString("enterprise_number")))
                .optional();
    }

    void changeNumbers(TenantId tenant, AccountId account, CompanyNumbers numbers) {
        sql.sql("""
                update customers.customer_account set siren = :siren, siret = :siret, vat_number = :vat,
                       enterprise_number = :enterprise
                 where tenant_id = :tenant and id = :account""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("siren", numbers.siren().map(Siren::digits).orElse(null))
                .param("siret", numbers.siret().map(Siret::digits).orElse(null))
                .param("vat", numbers.vatNumber().map(VatNumber::value).orElse(null))
                .param(
                        "enterprise",
                        numbers.enterpriseNumber().map(EnterpriseNumber::digits).orElse(null))
                .update();
    }
}
