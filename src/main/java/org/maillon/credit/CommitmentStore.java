package org.maillon.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the company is bound to, and every answer that was given. */
@Repository
class CommitmentStore {
    private final JdbcClient sql;

    CommitmentStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Commitment> find(TenantId tenant, String subject) {
        return find(tenant, List.of(subject)).stream().findFirst();
    }

    List<Commitment> find(TenantId tenant, Collection<String> subjects) {
        return sql.sql("""
                select subject, account_id, currency, amount_cents, delivered_cents, invoiced_cents, deposit_cents, prepaid
                  from credit.commitment where tenant_id = :tenant and subject = any(:subjects)""")
                .param("tenant", tenant.value())
                .param("subjects", subjects.toArray(String[]::new))
                .query(CommitmentStore::commitment)
                .list();
    }

    /** Puts each in the place of what was there before under its subject; their accounts are locked, and their sums follow. */
    void keep(TenantId tenant, List<Commitment> some, Instant at) {
        if (some.isEmpty()) return;
        sql.sql("""
                with given as (
                    select * from unnest(:subjects::text[], :accounts::bigint[], :currencies::text[], :amounts::bigint[],
                              :delivered::bigint[], :invoiced::bigint[], :deposits::bigint[], :prepaid::boolean[],
                              :states::text[], :openAccepted::bigint[], :openUninvoiced::bigint[], :openDeposits::bigint[])
                        as x(subject, account_id, currency, amount, delivered, invoiced, deposit, prepaid, state,
                             open_accepted, open_uninvoiced, open_deposit)
                ), part as (
                    select account_id, currency, open_accepted, open_uninvoiced, open_deposit from given
                    union all
                    select c.account_id, c.currency, -c.accepted_cents, -c.uninvoiced_cents,
                           -least(c.deposit_cents, c.accepted_cents + c.uninvoiced_cents)
                      from credit.commitment c where c.tenant_id = :tenant and c.subject = any(:subjects::text[])
                ), summed as (
                    insert into credit.standing (tenant_id, account_id, currency, accepted_cents, uninvoiced_cents,
                           deposit_cents)
                    select :tenant, p.account_id, p.currency,
                           coalesce(max(s.accepted_cents), 0) + sum(p.open_accepted)::bigint,
                           coalesce(max(s.uninvoiced_cents), 0) + sum(p.open_uninvoiced)::bigint,
                           coalesce(max(s.deposit_cents), 0) + sum(p.open_deposit)::bigint
                      from part p
                      left join credit.standing s on s.tenant_id = :tenant and s.account_id = p.account_id
                       and s.currency = p.currency
                     group by p.account_id, p.currency
                     order by p.account_id, p.currency
                    on conflict (tenant_id, account_id, currency) do update
                       set accepted_cents = excluded.accepted_cents, uninvoiced_cents = excluded.uninvoiced_cents,
                           deposit_cents = excluded.deposit_cents
                )
                insert into credit.commitment (tenant_id, subject, account_id, currency, amount_cents, delivered_cents,
                       invoiced_cents, deposit_cents, prepaid, state, decided_at)
                select :tenant, x.subject, x.account_id, x.currency, x.amount, x.delivered, x.invoiced, x.deposit, x.prepaid,
                       x.state, :at
                  from given x
                on conflict (tenant_id, subject) do update
                   set currency = excluded.currency, amount_cents = excluded.amount_cents,
                       delivered_cents = excluded.delivered_cents, invoiced_cents = excluded.invoiced_cents,
                       deposit_cents = excluded.deposit_cents, prepaid = excluded.prepaid, state = excluded.state,
                       decided_at = excluded.decided_at""")
                .param("tenant", tenant.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("subjects", texts(some, Commitment::subject))
                .param("accounts", numbers(some, it -> it.account().value()))
                .param("currencies", texts(some, it -> it.currency().getCurrencyCode()))
                .param("amounts", numbers(some, Commitment::amountCents))
                .param("delivered", numbers(some, Commitment::deliveredCents))
                .param("invoiced", numbers(some, Commitment::invoicedCents))
                .param("deposits", numbers(some, Commitment::depositCents))
                .param("prepaid", some.stream().map(Commitment::prepaid).toArray(Boolean[]::new))
                .param("states", texts(some, it -> it.state().stored()))
                .param("openAccepted", numbers(some, Commitment::acceptedCents))
                .param("openUninvoiced", numbers(some, Commitment::uninvoicedCents))
                .param("openDeposits", numbers(some, Commitment::countedDepositCents))
                .update();
    }

    void journal(TenantId tenant, List<Decided> some, Instant at) {
        sql.sql("""
                insert into credit.decision (tenant_id, subject, account_id, outcome, reasons, passed, amount_cents,
                       amount_currency, currency, exposure_cents, limit_cents, asked_by, decided_at)
                select :tenant, x.subject, x.account_id, x.outcome, string_to_array(x.reasons, ','),
                       string_to_array(x.passed, ','), x.amount, x.amount_currency, x.currency, x.exposure, x.limit_cents,
                       x.asked_by, :at
                  from unnest(:subjects::text[], :accounts::bigint[], :outcomes::text[], :reasons::text[], :passed::text[],
                              :amounts::bigint[], :amountCurrencies::text[], :currencies::text[], :exposures::bigint[],
                              :limits::bigint[], :askers::text[])
                       as x(subject, account_id, outcome, reasons, passed, amount, amount_currency, currency, exposure,
                            limit_cents, asked_by)
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("subjects", texts(some, it -> it.request().subject()))
                .param("accounts", numbers(some, it -> it.request().account().value()))
                .param("outcomes", texts(some, Decided::outcome))
                .param("reasons", texts(some, it -> Codes.joined(it.verdict().reasons())))
                .param("passed", texts(some, it -> Codes.joined(it.verdict().passed())))
                .param("amounts", numbers(some, it -> it.request().amountCents()))
                .param(
                        "amountCurrencies",
                        texts(some, it -> it.request().currency().getCurrencyCode()))
                .param(
                        "currencies",
                        texts(some, it -> it.verdict().after().currency().getCurrencyCode()))
                .param("exposures", numbers(some, Decided::exposureCents))
                .param("limits", numbers(some, it -> orNull(it)))
                .param("askers", texts(some, it -> it.request().by()))
                .update();
    }

    private static @Nullable Long orNull(Decided decided) {
        var limit = decided.verdict().limitCents();
        return limit.isPresent() ? limit.getAsLong() : null;
    }

    private static Commitment commitment(ResultSet row, int number) throws SQLException {
        return new Commitment(
                row.getString("subject"),
                new AccountId(row.getLong("account_id")),
                Currency.getInstance(row.getString("currency")),
                row.getLong("amount_cents"),
                row.getLong("delivered_cents"),
                row.getLong("invoiced_cents"),
                row.getLong("deposit_cents"),
                row.getBoolean("prepaid"));
    }

    private static <T> String[] texts(List<T> some, Function<T, String> text) {
        return some.stream().map(text).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> some, Function<T, @Nullable Long> number) {
        return some.stream().map(number).toArray(Long[]::new);
    }
}
