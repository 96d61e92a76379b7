package org.maillon.messages;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.FourEyesRules;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IbanChangeStore {
    /** What becomes of a wish. */
    enum State {
        APPROVED,
        REFUSED,
        REPLACED
    }

    private final JdbcClient sql;

    IbanChangeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Holds the company's sender, so that of two who change it one comes after the other. */
    void lock(TenantId tenant) {
        sql.sql("select tenant_id from messages.sender where tenant_id = :tenant for update")
                .param("tenant", tenant.value())
                .query(Long.class)
                .optional();
    }

    Optional<IbanChange> waiting(TenantId tenant) {
        return sql.sql("""
                select id, iban, bic, former_iban, asked_at, asked_by, asked_name, approvers
                  from messages.iban_change where tenant_id = :tenant and state = 'waiting'""")
                .param("tenant", tenant.value())
                .query(IbanChangeStore::change)
                .optional();
    }

    long ask(TenantId tenant, Sender wanted, String former, CurrentMember by, List<Long> approvers, Instant at) {
        return sql.sql("""
                insert into messages.iban_change (tenant_id, iban, bic, former_iban, asked_at, asked_by, asked_name,
                       approvers, state)
                values (:tenant, :iban, :bic, :former, :at, :by, :name, :approvers, 'waiting') returning id""")
                .param("tenant", tenant.value())
                .param("iban", wanted.iban())
                .param("bic", wanted.bic())
                .param("former", former)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.id())
                .param("name", by.name())
                .param("approvers", approvers.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    void settle(TenantId tenant, long change, State state, String by, Instant at) {
        sql.sql("""
                update messages.iban_change set state = :state, settled_at = :at, settled_name = :by
                 where tenant_id = :tenant and id = :change and state = 'waiting'""")
                .param("tenant", tenant.value())
                .param("change", change)
                .param("state", Code.of(state))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    void payAt(TenantId tenant, @Nullable String iban, @Nullable String bic) {
        sql.sql("update messages.sender set iban = :iban, bic = :bic where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .param("iban", iban)
                .param("bic", bic)
                .update();
    }

    private static IbanChange change(ResultSet row, int number) throws SQLException {
        var request = new FourEyesRules.Request(
                row.getLong("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                numbers(row.getArray("approvers")));
        return new IbanChange(
                row.getLong("id"),
                Optional.ofNullable(row.getString("iban")),
                Optional.ofNullable(row.getString("bic")),
                row.getString("former_iban"),
                row.getString("asked_name"),
                request);
    }

    private static List<Long> numbers(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }
}
