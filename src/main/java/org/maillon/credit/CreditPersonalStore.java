package org.maillon.credit;

import java.util.List;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.springframework.stereotype.Repository;

/** Why credit was decided as it was. */
@Repository
class CreditPersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'credit-note-of-decision', 'on', l.decided_at::date,
                       'content', to_jsonb(l) - '{tenant_id}'::text[])
              from p join credit.credit_limit l on l.tenant_id = :tenant and l.account_id = p.account
             where (l.why ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'credit-note-of-decision', 'on', w.given_at::date,
                       'content', to_jsonb(w) - '{tenant_id}'::text[])
              from p join credit.waiver w on w.tenant_id = :tenant and w.account_id = p.account
             where (w.why ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'credit-note-of-decision', 'on', h.held_at::date,
                       'content', to_jsonb(h) - '{tenant_id}'::text[])
              from p join credit.hold h on h.tenant_id = :tenant and h.account_id = p.account
             where (h.settled_why ~* p.words)""";

    private static final String LIMITS = """
            update credit.credit_limit l set why = regexp_replace(l.why, p.words, :erased, 'gi')
              from p
             where l.tenant_id = :tenant and l.account_id = p.account and l.decided_at < :before and l.why ~* p.words""";

    private static final String WAIVERS = """
            update credit.waiver w set why = regexp_replace(w.why, p.words, :erased, 'gi')
              from p
             where w.tenant_id = :tenant and w.account_id = p.account and w.given_at < :before and w.why ~* p.words""";

    private static final String RULINGS = """
            update credit.ruling r set why = regexp_replace(r.why, p.words, :erased, 'gi')
              from p
             where r.tenant_id = :tenant and r.why ~* p.words and exists (
                   select from credit.hold h
                    where h.tenant_id = :tenant and h.id = r.hold_id and h.account_id = p.account and h.held_at < :before)""";

    private static final String HOLDS = """
            update credit.hold h set settled_why = regexp_replace(h.settled_why, p.words, :erased, 'gi')
              from p
             where h.tenant_id = :tenant and h.account_id = p.account and h.held_at < :before and h.settled_why ~* p.words""";

    private static final String COVER_CHANGES = """
            update credit.cover_change c set why = regexp_replace(c.why, p.words, :erased, 'gi')
              from p
             where c.tenant_id = :tenant and c.why ~* p.words and c.at < :before and exists (
                   select from credit.cover v where v.tenant_id = :tenant and v.id = c.cover_id and v.account_id = p.account)""";

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CORRESPONDENCE -> List.of(LIMITS, WAIVERS, RULINGS, HOLDS, COVER_CHANGES);
            default -> List.of();
        };
    }
}
