package org.maillon.customers;

import java.util.List;
import org.springframework.stereotype.Repository;

/** The people behind accounts, where they are, and the name of who is an account. */
@Repository
class CustomerPersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'contact', 'noun', 'contact', 'on', coalesce(c.ended_at, c.created_at)::date,
                       'content', to_jsonb(c) - 'tenant_id')
              from p join customers.contact c on c.tenant_id = :tenant and c.account_id = p.account
             where (c.name ~* p.words or c.email ~* p.words or c.phone ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'contact', 'noun', 'address', 'on', b.changed_at::date,
                       'content', to_jsonb(b) - 'tenant_id')
              from p join customers.billing_address b on b.tenant_id = :tenant and b.account_id = p.account
             where (array_to_string(b.lines, ' ') ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'contact', 'noun', 'delivery-address', 'on', coalesce(d.ended_at, d.added_at)::date,
                       'content', to_jsonb(d) - 'tenant_id')
              from p join customers.delivery_address d on d.tenant_id = :tenant and d.account_id = p.account
             where (d.label ~* p.words or array_to_string(d.lines, ' ') ~* p.words or d.town ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'contact', 'noun', 'profile', 'on', a.created_at::date,
                       'content', to_jsonb(f) - 'tenant_id')
              from p join customers.customer_account a on a.tenant_id = :tenant and a.id = p.account
              join customers.profile f on f.tenant_id = :tenant and f.account_id = p.account
             where (f.segment ~* p.words or f.service_code ~* p.words or f.postcode ~* p.words or f.score::text ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'identity', 'noun', 'account', 'on', a.created_at::date,
                       'content', to_jsonb(a) - '{tenant_id,name_key}'::text[])
              from p join customers.customer_account a on a.tenant_id = :tenant and a.id = p.account
             where p.whole and a.name <> 'Anonym-' || a.id""";

    private static final String CONTACTS = """
            update customers.contact c set name = :erased, email = null, phone = null,
                   ended_at = coalesce(c.ended_at, c.created_at)
              from p
             where c.tenant_id = :tenant and c.account_id = p.account and (c.name ~* p.words or c.email ~* p.words or c.phone ~* p.words)""";

    private static final String ADDRESSES = """
            delete from customers.billing_address b using p
             where b.tenant_id = :tenant and b.account_id = p.account and (array_to_string(b.lines, ' ') ~* p.words)""";

    private static final String PLACES = """
            update customers.delivery_address d set label = :erased, lines = array[:erased], postcode = '', town = :erased,
                   ended_at = coalesce(d.ended_at, d.added_at)
              from p
             where d.tenant_id = :tenant and d.account_id = p.account
               and (d.label ~* p.words or array_to_string(d.lines, ' ') ~* p.words or d.town ~* p.words)""";

    private static final String PROFILES = """
            update customers.profile f set segment = null, service_code = null, postcode = null, score = null
              from p
             where f.tenant_id = :tenant and f.account_id = p.account
               and (f.segment ~* p.words or f.service_code ~* p.words or f.postcode ~* p.words or f.score::text ~* p.words)""";

    private static final String ACCOUNTS = """
            update customers.customer_account a set name = 'Anonym-' || a.id, code = 'anonym-' || a.id, siren = null, siret = null,
                   vat_number = null, enterprise_number = null
              from p
             where a.tenant_id = :tenant and a.id = p.account and p.whole and a.name <> 'Anonym-' || a.id""";

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CONTACT -> List.of(CONTACTS, ADDRESSES, PLACES, PROFILES);
            case IDENTITY -> List.of(ACCOUNTS);
            default -> List.of();
        };
    }
}
