package org.maillon.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AnswerStore {
    /** What an answer led to. */
    record Outcome(OptionalLong promise, OptionalLong dispute, OptionalLong plan, OptionalLong undoes) {
        static final Outcome NONE =
                new Outcome(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

        static Outcome promise(long id) {
            return new Outcome(OptionalLong.of(id), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
        }

        static Outcome dispute(long id) {
            return new Outcome(OptionalLong.empty(), OptionalLong.of(id), OptionalLong.empty(), OptionalLong.empty());
        }

        static Outcome plan(long id) {
            return new Outcome(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(id), OptionalLong.empty());
        }

        static Outcome undoes(long id) {
            return new Outcome(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(id));
        }
    }

    private final JdbcClient sql;

    AnswerStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty where what it takes back was taken back before. */
    Optional<Long> insert(TenantId tenant, CustomerLink link, NewAnswer answer, Outcome outcome, Instant at) {
        return sql.sql("""
                insert into portal.answer (tenant_id, link_id, account_id, kind, open_item_id, amount_cents, currency, day, note,
                       promise_id, dispute_id, plan_id, undoes_id, answered_at)
                values (:tenant, :link, :account, :kind, :item, :amount, :currency, :day, :note, :promise, :dispute, :plan,
                       :undoes, :at)
                on conflict (tenant_id, undoes_id) do nothing returning id""")
                .param("tenant", tenant.value())
                .param("link", link.id())
                .param("account", link.account().value())
                .param("kind", answer.kind().code())
                .param("item", boxed(answer.openItem()))
                .param("amount", boxed(answer.amountCents()))
                .param("currency", answer.currency().getCurrencyCode())
                .param("day", answer.day().orElse(null))
                .param("note", answer.note())
                .param("promise", boxed(outcome.promise()))
                .param("dispute", boxed(outcome.dispute()))
                .param("plan", boxed(outcome.plan()))
                .param("undoes", boxed(outcome.undoes()))
                .param("at", LinkStore.utc(at))
                .query(Long.class)
                .optional();
    }

    private static final String ANSWER = """
            select a.id, a.link_id, l.recipient, a.account_id, a.kind, a.open_item_id, i.reference, a.amount_cents, a.currency,
                   a.day, a.note, a.promise_id, a.dispute_id, a.plan_id, a.answered_at,
                   exists (select 1 from portal.answer u where u.tenant_id = :tenant and u.undoes_id = a.id) as undone
              from portal.answer a
              join portal.link l on l.tenant_id = :tenant and l.id = a.link_id
              left join ledger.open_item i on i.tenant_id = :tenant and i.id = a.open_item_id
             where a.tenant_id = :tenant
            """;

    /** Of an account, the newest first. */
    List<Answer> list(TenantId tenant, AccountId account, int limit) {
        return sql.sql(ANSWER + " and a.account_id = :account order by a.id desc limit :limit")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("limit", limit)
                .query(AnswerStore::answer)
                .list();
    }

    Optional<Answer> find(TenantId tenant, AccountId account, long id) {
        return sql.sql(ANSWER + " and a.account_id = :account and a.id = :id")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("id", id)
                .query(AnswerStore::answer)
                .optional();
    }

    /** What speaks for the customer in a currency and is not yet laid on an item. */
    long unallocated(TenantId tenant, Collection<AccountId> accounts, Currency currency) {
        return sql.sql("""
                select coalesce(sum(x.unallocated_cents), 0)::bigint from ledger.exposure x
                 where x.tenant_id = :tenant and x.account_id = any(:accounts) and x.currency = :currency""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .param("currency", currency.getCurrencyCode())
                .query(Long.class)
                .single();
    }

    private static @Nullable Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    private static Answer answer(ResultSet row, int number) throws SQLException {
        return new Answer(
                row.getLong("id"),
                row.getLong("link_id"),
                row.getString("recipient"),
                new AccountId(row.getLong("account_id")),
                AnswerKind.of(row.getString("kind")),
                LinkStore.number(row, "open_item_id"),
                Optional.ofNullable(row.getString("reference")),
                LinkStore.number(row, "amount_cents"),
                Currency.getInstance(row.getString("currency")),
                Optional.ofNullable(row.getObject("day", LocalDate.class)),
                row.getString("note"),
                LinkStore.number(row, "promise_id"),
                LinkStore.number(row, "dispute_id"),
                LinkStore.number(row, "plan_id"),
                LinkStore.instant(row, "answered_at").orElseThrow(),
                row.getBoolean("undone"));
    }
}
