package org.maillon.terms;

import java.util.List;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.springframework.stereotype.Repository;

/** Who accepted the terms of sale. */
@Repository
class TermsPersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'contract', 'noun', 'acceptance', 'on', a.accepted_on,
                       'content', to_jsonb(a) - '{tenant_id,sha256,scan}'::text[])
              from p join terms.acceptance a on a.tenant_id = :tenant and a.account_id = p.account
             where (a.name ~* p.words or a.role ~* p.words or a.address ~* p.words)""";

    private static final String ACCEPTANCES = """
            update terms.acceptance a set name = regexp_replace(a.name, p.words, :erased, 'gi'),
                   role = regexp_replace(a.role, p.words, :erased, 'gi'),
                   initials = regexp_replace(a.initials, p.words, :erased, 'gi'),
                   address = regexp_replace(a.address, p.words, :erased, 'gi')
              from p
             where a.tenant_id = :tenant and a.account_id = p.account and a.accepted_on < :before
               and (a.name ~* p.words or a.role ~* p.words or a.address ~* p.words)""";

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CONTRACT -> List.of(ACCEPTANCES);
            default -> List.of();
        };
    }
}
