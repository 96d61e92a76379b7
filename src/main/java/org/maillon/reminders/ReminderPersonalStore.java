package org.maillon.reminders;

import java.util.List;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.springframework.stereotype.Repository;

/** Why somebody asked for silence. */
@Repository
class ReminderPersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'pause', 'on', coalesce(u.since, u.until),
                       'content', to_jsonb(u) - '{tenant_id}'::text[])
              from p join reminders.pause u on u.tenant_id = :tenant and u.account_id = p.account
             where (u.reason ~* p.words)""";

    private static final String PAUSES = """
            update reminders.pause u set reason = regexp_replace(u.reason, p.words, :erased, 'gi')
              from p
             where u.tenant_id = :tenant and u.account_id = p.account and coalesce(u.since, u.until) < :before and u.reason ~* p.words""";

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CORRESPONDENCE -> List.of(PAUSES);
            default -> List.of();
        };
    }
}
