package org.maillon.portal;

import java.util.List;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.springframework.stereotype.Repository;

/** Links to the customer’s page, invitations to it, and what was answered there. */
@Repository
class PortalPersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'trace', 'noun', 'link', 'on', l.issued_on,
                       'content', to_jsonb(l) - '{tenant_id,token_hash}'::text[])
              from p join portal.link l on l.tenant_id = :tenant and l.account_id = p.account
             where (l.recipient ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'trace', 'noun', 'invitation', 'on', i.asked_at::date,
                       'content', to_jsonb(i) - '{tenant_id,key}'::text[])
              from p join portal.invitation i on i.tenant_id = :tenant and i.account_id = p.account
             where i.facts::text ~* p.names
            union all
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'answer', 'on', a.answered_at::date,
                       'content', to_jsonb(a) - '{tenant_id}'::text[])
              from p join portal.answer a on a.tenant_id = :tenant and a.account_id = p.account
             where (a.note ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'invoice', 'noun', 'item-document', 'on', d.attached_at::date,
                       'content', to_jsonb(d) - '{tenant_id,sha256}'::text[])
              from p join ledger.open_item i on i.tenant_id = :tenant and i.account_id = p.account
              join portal.item_document d on d.tenant_id = :tenant and d.open_item_id = i.id
             where (d.name ~* p.words)""";

    private static final String LINKS = """
            update portal.link l set recipient = regexp_replace(l.recipient, p.words, :erased, 'gi'),
                   expires_at = case when p.whole then l.issued_at else l.expires_at end
              from p
             where l.tenant_id = :tenant and l.account_id = p.account and l.issued_on < :before and (l.recipient ~* p.words)""";

    private static final String INVITATIONS = """
            update portal.invitation i set facts = regexp_replace(i.facts::text, p.names, :erased, 'gi')::jsonb
              from p
             where i.tenant_id = :tenant and i.account_id = p.account and i.asked_at < :before
               and i.facts::text ~* p.names""";

    private static final String ANSWERS = """
            update portal.answer a set note = regexp_replace(a.note, p.words, :erased, 'gi')
              from p
             where a.tenant_id = :tenant and a.account_id = p.account and a.answered_at < :before and (a.note ~* p.words)""";

    private static final String DOCUMENTS = """
            update portal.item_document d set name = regexp_replace(d.name, p.words, :erased, 'gi')
              from p
             where d.tenant_id = :tenant and d.attached_at < :before and d.name ~* p.words and exists (
                   select from ledger.open_item i where i.tenant_id = :tenant and i.id = d.open_item_id and i.account_id = p.account)""";

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case TRACE -> List.of(LINKS, INVITATIONS);
            case CORRESPONDENCE -> List.of(ANSWERS);
            case INVOICE -> List.of(DOCUMENTS);
            default -> List.of();
        };
    }
}
