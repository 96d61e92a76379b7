package org.maillon.tasks;

import java.util.List;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.springframework.stereotype.Repository;

/** What was asked of our people about somebody, and what they noted. */
@Repository
class TaskPersonalStore implements PersonalStatements {
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

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CORRESPONDENCE -> List.of(TASKS);
            default -> List.of();
        };
    }
}
