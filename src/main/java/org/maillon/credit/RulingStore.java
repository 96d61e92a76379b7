package org.maillon.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people said to orders that waited. */
@Repository
class RulingStore {
    private final JdbcClient sql;

    RulingStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(
            TenantId tenant, long hold, NewRuling ruling, String who, String whoKey, Ruling.State state, Instant at) {
        sql.sql("""
                insert into credit.ruling (tenant_id, hold_id, act, amount_cents, until_on, why, who, who_key, state, at)
                values (:tenant, :hold, :act, :amount, :until, :why, :who, :whoKey, :state, :at)""")
                .param("tenant", tenant.value())
                .param("hold", hold)
                .param("act", ruling.act().code())
                .param(
                        "amount",
                        ruling.amountCents().isPresent() ? ruling.amountCents().getAsLong() : null)
                .param("until", ruling.until().orElse(null))
                .param("why", ruling.why())
                .param("who", who)
                .param("whoKey", whoKey)
                .param("state", state.code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void answer(TenantId tenant, long ruling, Ruling.State state, String second, Instant at) {
        sql.sql("""
                update credit.ruling set state = :state, second = :second, second_at = :at
                 where tenant_id = :tenant and id = :id and state = 'asked'""")
                .param("tenant", tenant.value())
                .param("id", ruling)
                .param("state", state.code())
                .param("second", second)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** In the order in which they were said. */
    List<Ruling> of(TenantId tenant, long hold) {
        return sql.sql("""
                select id, act, amount_cents, until_on, why, who, who_key, state, at, second from credit.ruling
                 where tenant_id = :tenant and hold_id = :hold order by id""")
                .param("tenant", tenant.value())
                .param("hold", hold)
                .query(RulingStore::ruling)
                .list();
    }

    private static Ruling ruling(ResultSet row, int number) throws SQLException {
        long amount = row.getLong("amount_cents");
        var cents = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(amount);
        return new Ruling(
                row.getLong("id"),
                RulingAct.of(row.getString("act")).orElseThrow(),
                cents,
                Optional.ofNullable(row.getObject("until_on", LocalDate.class)),
                row.getString("why"),
                row.getString("who"),
                row.getString("who_key"),
                Ruling.State.of(row.getString("state")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("second")));
    }
}
