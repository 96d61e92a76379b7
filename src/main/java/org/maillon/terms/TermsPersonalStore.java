package org.maillon.terms;

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

/** Who accepted the terms of sale. */
@Repository
class TermsPersonalStore implements PersonalData {
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

    private final JdbcClient sql;

    TermsPersonalStore(JdbcClient sql) {
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
            case CONTRACT -> run(ACCEPTANCES, parameters);
            default -> 0;
        };
    }

    private int run(String statement, Map<String, Object> parameters) {
        return sql.sql(People.P + statement).params(parameters).update();
    }
}
