package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.CreditorIdentifier;
import org.maillon.kernel.Iban;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Mandates, and under which identifier the company collects. */
@Repository
class MandateStore {
    private static final String MANDATE = """
            select m.id, m.account_id, c.code, c.name, m.reference, m.scheme, m.recurrent, m.debtor, m.iban, m.bic, m.signed_on,
                   m.signed_sha256, m.notice_days, m.collections, m.last_collected_on, m.ending, m.revoked_on
              from payments.mandate m
              join customers.customer_account c on c.tenant_id = m.tenant_id and c.id = m.account_id
             where m.tenant_id = :tenant
            """;

    private final JdbcClient sql;

    MandateStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<DebitCreditor> creditor(TenantId tenant) {
        return sql.sql("select identifier, notice_days from payments.creditor where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, _) -> new DebitCreditor(new CreditorIdentifier(row.getString(1)), row.getInt(2)))
                .optional();
    }

    void changeCreditor(TenantId tenant, DebitCreditor creditor, String by, Instant at) {
        sql.sql("""
                insert into payments.creditor (tenant_id, identifier, notice_days, changed_at, changed_by)
                values (:tenant, :identifier, :days, :at, :by)
                on conflict (tenant_id) do update set identifier = excluded.identifier, notice_days = excluded.notice_days,
                       changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                .param("tenant", tenant.value())
                .param("identifier", creditor.identifier().value())
                .param("days", creditor.noticeDays())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    boolean isReferenceTaken(TenantId tenant, String reference) {
        return sql.sql(
                        "select exists (select from payments.mandate where tenant_id = :tenant and reference = :reference)")
                .param("tenant", tenant.value())
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }

    boolean isOneInUse(TenantId tenant, AccountId account) {
        return sql.sql("""
                select exists (select from payments.mandate
                 where tenant_id = :tenant and account_id = :account and revoked_on is null)""")
                .param("tenant", tenant.value())
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    long insert(
            TenantId tenant, NewMandate mandate, String reference, @Nullable String document, String by, Instant at) {
        return sql.sql("""
                insert into payments.mandate (tenant_id, account_id, reference, scheme, recurrent, debtor, iban, bic, signed_on,
                       signed_sha256, notice_days, created_at, created_by)
                values (:tenant, :account, :reference, :scheme, :recurrent, :debtor, :iban, :bic, :signedOn, :document,
                       :notice, :at, :by)
                returning id""")
                .param("tenant", tenant.value())
                .param("account", mandate.account().value())
                .param("reference", reference)
                .param("scheme", mandate.scheme().code())
                .param("recurrent", mandate.recurrent())
                .param("debtor", mandate.debtor())
                .param("iban", mandate.iban().value())
                .param("bic", mandate.bic().orElse(null))
                .param("signedOn", mandate.signedOn())
                .param("document", document == null ? null : HexFormat.of().parseHex(document), Types.BINARY)
                .param(
                        "notice",
                        mandate.noticeDays().isPresent() ? mandate.noticeDays().getAsInt() : null,
                        Types.INTEGER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    boolean revoke(TenantId tenant, long mandate, LocalDate on) {
        return sql.sql("""
                update payments.mandate set revoked_on = :on where tenant_id = :tenant and id = :id and revoked_on is null""")
                        .param("tenant", tenant.value())
                        .param("id", mandate)
                        .param("on", on)
                        .update()
                > 0;
    }

    boolean end(TenantId tenant, long mandate) {
        return sql.sql("""
                update payments.mandate set ending = true
                 where tenant_id = :tenant and id = :id and revoked_on is null and recurrent""").param("tenant", tenant.value()).param("id", mandate).update() > 0;
    }

    /** Counts collections as presented on a day. */
    void presented(TenantId tenant, long mandate, int collections, LocalDate on) {
        sql.sql("""
                update payments.mandate
                   set collections = collections + :more, last_collected_on = greatest(last_collected_on, :on)
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", mandate)
                .param("more", collections)
                .param("on", on)
                .update();
    }

    Optional<Mandate> find(TenantId tenant, long mandate) {
        return sql.sql(MANDATE + " and m.id = :id")
                .param("tenant", tenant.value())
                .param("id", mandate)
                .query(MandateStore::mandate)
                .optional();
    }

    List<Mandate> findAll(TenantId tenant, Collection<Long> mandates) {
        return sql.sql(MANDATE + " and m.id = any(:ids) order by m.id")
                .param("tenant", tenant.value())
                .param("ids", mandates.toArray(Long[]::new))
                .query(MandateStore::mandate)
                .list();
    }

    List<Mandate> list(TenantId tenant, Optional<AccountId> account, long after, int limit) {
        return sql.sql(MANDATE + """
                 and (:account::bigint is null or m.account_id = :account) and m.id > :after order by m.id limit :limit""")
                .param("tenant", tenant.value())
                .param("account", account.map(AccountId::value).orElse(null), Types.BIGINT)
                .param("after", after)
                .param("limit", limit)
                .query(MandateStore::mandate)
                .list();
    }

    private static Mandate mandate(ResultSet row, int number) throws SQLException {
        var notice = row.getObject("notice_days", Integer.class);
        return new Mandate(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("reference"),
                DebitScheme.of(row.getString("scheme")),
                row.getBoolean("recurrent"),
                row.getString("debtor"),
                new Iban(row.getString("iban")),
                Optional.ofNullable(row.getString("bic")),
                row.getObject("signed_on", LocalDate.class),
                Optional.ofNullable(row.getBytes("signed_sha256")).map(HexFormat.of()::formatHex),
                notice == null ? OptionalInt.empty() : OptionalInt.of(notice),
                row.getInt("collections"),
                Optional.ofNullable(row.getObject("last_collected_on", LocalDate.class)),
                row.getBoolean("ending"),
                Optional.ofNullable(row.getObject("revoked_on", LocalDate.class)));
    }

    /** Of these mandates those whose bank account waits for a second person's yes, or had a no. */
    Set<Long> doubted(TenantId tenant, Collection<Long> some) {
        return Set.copyOf(sql.sql("""
                select m.id from payments.mandate m
                  join payments.payer_change c on c.tenant_id = :tenant and c.account_id = m.account_id and c.iban = m.iban
                   and c.state <> 'approved'
                 where m.tenant_id = :tenant and m.id = any(:mandates)""")
                .param("tenant", tenant.value())
                .param("mandates", some.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }
}
