package org.maillon.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What registers answered, and how often they were asked. */
@Repository
class AnswerStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    AnswerStore(JdbcClient sql) {
        this.sql = sql;
    }

    record Kept(Part part, Instant answeredAt) {}

    /** All that is kept about a company. */
    Map<RegisterName, Kept> find(TenantId tenant, String company) {
        var found = new EnumMap<RegisterName, Kept>(RegisterName.class);
        sql.sql("""
                select register, part, answered_at from registers.answer
                 where tenant_id = :tenant and company = :company""").param("tenant", tenant.value()).param("company", company).query(row -> {
            var part = JSON.readValue(row.getString("part"), Part.class);
            var kept = new Kept(part, row.getTimestamp("answered_at").toInstant());
            RegisterName.of(row.getString("register")).ifPresent(name -> found.put(name, kept));
        });
        return found;
    }

    void save(TenantId tenant, String company, RegisterName register, Part part, Instant now) {
        sql.sql("""
                insert into registers.answer (tenant_id, company, register, part, answered_at)
                values (:tenant, :company, :register, :part::jsonb, :now)
                on conflict (tenant_id, company, register)
                do update set part = excluded.part, answered_at = excluded.answered_at""")
                .param("tenant", tenant.value())
                .param("company", company)
                .param("register", register.code())
                .param("part", JSON.writeValueAsString(part))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Counts one more question of a day; false where the company has asked that many already. */
    boolean count(TenantId tenant, RegisterName register, LocalDate on, int most) {
        return sql.sql("""
                insert into registers.question_count (tenant_id, register, asked_on, asked)
                values (:tenant, :register, :on, 1)
                on conflict (tenant_id, register, asked_on)
                do update set asked = question_count.asked + excluded.asked where question_count.asked < :most""")
                        .param("tenant", tenant.value())
                        .param("register", register.code())
                        .param("on", on)
                        .param("most", most)
                        .update()
                == 1;
    }

    /** How often each register was asked on a day. */
    Map<RegisterName, Integer> counts(TenantId tenant, LocalDate on) {
        var counts = new EnumMap<RegisterName, Integer>(RegisterName.class);
        sql.sql("select register, asked from registers.question_count where tenant_id = :tenant and asked_on = :on")
                .param("tenant", tenant.value())
                .param("on", on)
                .query(row -> {
                    int asked = row.getInt("asked");
                    RegisterName.of(row.getString("register")).ifPresent(name -> counts.put(name, asked));
                });
        return counts;
    }
}
