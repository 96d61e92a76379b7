package org.maillon.tasks;

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

/** What was asked of our people about somebody, and what they noted. */
@Repository
class TaskPersonalStore implements PersonalData {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'task', 'on', coalesce(t.closed_at, t.opened_at)::date,
                       'content', to_jsonb(t) - '{tenant_id,key}'::text[])
              from p join tasks.task t on t.tenant_id = :tenant and t.account_id = p.account
             where (t.facts::text ~* p.names or t.answer::text ~* p.names or p.whole and t.answer <> '{}')""";

    private static final String TASKS = """
            update tasks.task t set facts = regexp_replace(t.facts::text, p.names, :erased, 'gi')::jsonb,
                   answer = case when p.whole and t.answer is not null then '{}'
                                 else regexp_replace(t.answer::text, p.names, :erased, 'gi')::jsonb end
              from p
             where t.tenant_id = :tenant and t.account_id = p.account and t.opened_at < :before
               and (t.facts::text ~* p.names or t.answer::text ~* p.names or p.whole and t.answer <> '{}')""";

    private final JdbcClient sql;

    TaskPersonalStore(JdbcClient sql) {
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
            case CORRESPONDENCE -> run(TASKS, parameters);
            default -> 0;
        };
    }

    private int run(String statement, Map<String, Object> parameters) {
        return sql.sql(People.P + statement).params(parameters).update();
    }
}
