package org.maillon.messages;

import java.util.List;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.springframework.stereotype.Repository;

/** Who was written to, what was said and what came back; that something was said, and when, stays. */
@Repository
class MessagePersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'message', 'on', m.decided_on,
                       'content', to_jsonb(m) - '{tenant_id,html}'::text[])
              from p join messages.message m on m.tenant_id = :tenant and m.account_id = p.account
             where (m.recipient ~* p.words or m.subject ~* p.words or m.plain ~* p.words or m.html ~* p.words or m.answer ~* p.words or m.last_error ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'reply', 'on', r.received_at::date,
                       'content', to_jsonb(r) - '{tenant_id,mail_key}'::text[])
              from p join messages.received r on r.tenant_id = :tenant and r.account_id = p.account
             where (r.from_address ~* p.words or r.from_name ~* p.words or r.subject ~* p.words or r.words ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'letter', 'on', m.decided_on,
                       'content', jsonb_build_object('page', s.page))
              from p join messages.message m on m.tenant_id = :tenant and m.account_id = p.account
              join messages.sheet s on s.tenant_id = :tenant and s.message_id = m.id
             where (s.page::text ~* p.words)""";

    private static final String LETTERS = """
            delete from messages.sheet s using p, messages.message m
             where s.tenant_id = :tenant and m.tenant_id = :tenant and m.id = s.message_id and m.account_id = p.account
               and m.decided_on < :before and s.page::text ~* p.words""";

    private static final String MESSAGES = """
            update messages.message m set recipient = regexp_replace(m.recipient, p.words, :erased, 'gi'),
                   subject = regexp_replace(m.subject, p.words, :erased, 'gi'),
                   html = regexp_replace(m.html, p.words, :erased, 'gi'),
                   plain = regexp_replace(m.plain, p.words, :erased, 'gi'),
                   answer = regexp_replace(m.answer, p.words, :erased, 'gi'),
                   last_error = regexp_replace(m.last_error, p.words, :erased, 'gi'),
                   state = case when m.state = 'queued' and p.whole then 'cancelled' else m.state end
              from p
             where m.tenant_id = :tenant and m.account_id = p.account and m.decided_on < :before
               and (m.recipient ~* p.words or m.subject ~* p.words or m.plain ~* p.words or m.html ~* p.words or m.answer ~* p.words or m.last_error ~* p.words)""";

    private static final String REPLIES = """
            update messages.received r set from_address = regexp_replace(r.from_address, p.words, :erased, 'gi'),
                   from_name = regexp_replace(r.from_name, p.words, :erased, 'gi'),
                   subject = regexp_replace(r.subject, p.words, :erased, 'gi'),
                   words = regexp_replace(r.words, p.words, :erased, 'gi')
              from p
             where r.tenant_id = :tenant and r.account_id = p.account and r.received_at < :before
               and (r.from_address ~* p.words or r.from_name ~* p.words or r.subject ~* p.words or r.words ~* p.words)""";

    private static final String NOTICES = """
            update messages.notice n set subject = regexp_replace(n.subject, p.names, :erased, 'gi'),
                   words = regexp_replace(n.words, p.names, :erased, 'gi')
              from p
             where n.tenant_id = :tenant and (n.subject ~* p.names or n.words ~* p.names)""";

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CORRESPONDENCE -> List.of(LETTERS, MESSAGES, REPLIES);
            case TRACE -> List.of(NOTICES);
            default -> List.of();
        };
    }
}
