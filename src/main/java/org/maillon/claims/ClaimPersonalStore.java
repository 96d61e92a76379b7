package org.maillon.claims;

import java.util.List;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.springframework.stereotype.Repository;

/** Why a claim was given up. */
@Repository
class ClaimPersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'waiver', 'on', w.made_at::date,
                       'content', to_jsonb(w) - '{tenant_id}'::text[])
              from p join claims.waiver w on w.tenant_id = :tenant and w.account_id = p.account
             where (w.reason ~* p.words)""";

    private static final String WAIVERS = """
            update claims.waiver w set reason = regexp_replace(w.reason, p.words, :erased, 'gi')
              from p
             where w.tenant_id = :tenant and w.account_id = p.account and w.made_at < :before and w.reason ~* p.words""";

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CORRESPONDENCE -> List.of(WAIVERS);
            default -> List.of();
        };
    }
}
