package org.maillon.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.maillon.customers.People;
import org.maillon.customers.PersonalData;
import org.maillon.customers.PersonalRecord;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Why somebody asked for silence. */
@Repository
class ReminderPersonalStore implements PersonalData {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'pause', 'on', coalesce(u.since, u.until),
                       'content', to_jsonb(u) - '{tenant_id}'::text[])
              from p join reminders.pause u on u.tenant_id = :tenant and u.account_id = p.account
             where (u.reason ~* p.words)""";

    private static final String PAUSES = """
            update reminders.pause u set reason = regexp_replace(u.reason, p.words, :erased, 'gi')
              from p
             where u.tenant_id = :tenant and u.account_id = p.account and coalesce(u.since, u.until) < :before and u.reason ~* p.words""";

    private final JdbcClient sql;

    ReminderPersonalStore(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<PersonalRecord> about(TenantId tenant, People people) {
        return People.read(sql.sql(People.P + ABOUT)
                .params(people.parameters(tenant))
                .query(String.class)
                .list());
    }

    @Override
    public int erase(TenantId tenant, RecordKind kind, People people, LocalDate before) {
        var parameters = people.parameters(tenant, before);
        return switch (kind) {
            case CORRESPONDENCE -> run(PAUSES, parameters);
            default -> 0;
        };
    }

    private int run(String statement, Map<String, Object> parameters) {
        return sql.sql(People.P + statement).params(parameters).update();
    }
}
