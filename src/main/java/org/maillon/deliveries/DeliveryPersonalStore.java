package org.maillon.deliveries;

import java.util.List;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.springframework.stereotype.Repository;

/** Where it was delivered, who signed, and what was noted there. */
@Repository
class DeliveryPersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'contract', 'noun', 'delivery', 'on', n.planned_on,
                       'content', to_jsonb(n) - '{tenant_id}'::text[])
              from p join deliveries.note n on n.tenant_id = :tenant and n.account_id = p.account
             where (n.address ~* p.words or n.remark ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'contract', 'noun', 'signature', 'on', n.planned_on,
                       'content', to_jsonb(s) - '{tenant_id,content_hash,strokes,picture}'::text[])
              from p join deliveries.note n on n.tenant_id = :tenant and n.account_id = p.account
              join deliveries.signature s on s.tenant_id = :tenant and s.note_id = n.id
             where (s.signer ~* p.words or s.remark ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'trace', 'noun', 'delivery-link', 'on', l.issued_at::date,
                       'content', to_jsonb(l) - '{tenant_id,token_hash}'::text[])
              from p join deliveries.note n on n.tenant_id = :tenant and n.account_id = p.account
              join deliveries.link l on l.tenant_id = :tenant and l.note_id = n.id
             where (l.recipient ~* p.words)""";

    private static final String RESERVES = """
            update deliveries.reserve r set note = regexp_replace(r.note, p.words, :erased, 'gi')
              from p
             where r.tenant_id = :tenant and r.note ~* p.words and exists (
                   select from deliveries.signature s join deliveries.note n on n.tenant_id = :tenant and n.id = s.note_id
                    where s.tenant_id = :tenant and s.id = r.signature_id and n.account_id = p.account and n.planned_on < :before)""";

    private static final String SIGNATURES = """
            update deliveries.signature s set signer = regexp_replace(s.signer, p.words, :erased, 'gi'),
                   signer_role = regexp_replace(s.signer_role, p.words, :erased, 'gi'),
                   remark = regexp_replace(s.remark, p.words, :erased, 'gi'),
                   who = :erased, origin = '', latitude = null, longitude = null, accuracy_metres = null
              from p
             where s.tenant_id = :tenant and (s.signer ~* p.words or s.remark ~* p.words) and exists (
                   select from deliveries.note n
                    where n.tenant_id = :tenant and n.id = s.note_id and n.account_id = p.account and n.planned_on < :before)""";

    private static final String PROOFS = """
            update deliveries.proof f set name = regexp_replace(f.name, p.words, :erased, 'gi')
              from p
             where f.tenant_id = :tenant and f.name ~* p.words and exists (
                   select from deliveries.note n
                    where n.tenant_id = :tenant and n.id = f.note_id and n.account_id = p.account and n.planned_on < :before)""";

    private static final String TRANSITIONS = """
            update deliveries.transition t set who = regexp_replace(t.who, p.names, :erased, 'gi'),
                   why = regexp_replace(t.why, p.words, :erased, 'gi')
              from p
             where t.tenant_id = :tenant and (t.why ~* p.words or t.who ~* p.names) and exists (
                   select from deliveries.note n
                    where n.tenant_id = :tenant and n.id = t.note_id and n.account_id = p.account and n.planned_on < :before)""";

    private static final String NOTES = """
            update deliveries.note n set address = regexp_replace(n.address, p.words, :erased, 'gi'),
                   remark = regexp_replace(n.remark, p.words, :erased, 'gi')
              from p
             where n.tenant_id = :tenant and n.account_id = p.account and n.planned_on < :before and (n.address ~* p.words or n.remark ~* p.words)""";

    private static final String LINKS = """
            update deliveries.link l set recipient = regexp_replace(l.recipient, p.words, :erased, 'gi'),
                   expires_at = case when p.whole then l.issued_at else l.expires_at end
              from p
             where l.tenant_id = :tenant and l.recipient ~* p.words and l.issued_at < :before and exists (
                   select from deliveries.note n
                    where n.tenant_id = :tenant and n.id = l.note_id and n.account_id = p.account)""";

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CONTRACT -> List.of(RESERVES, SIGNATURES, PROOFS, TRANSITIONS, NOTES);
            case TRACE -> List.of(LINKS);
            default -> List.of();
        };
    }
}
