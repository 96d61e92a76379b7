package org.maillon.claims;

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

/** Why a claim was given up. */
@Repository
class ClaimPersonalStore implements PersonalData {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'waiver', 'on', w.made_at::date,
                       'content', to_jsonb(w) - '{tenant_id}'::text[])
              from p join claims.waiver w on w.tenant_id = :tenant and w.account_id = p.account
             where (w.reason ~* p.words)""";

    private static final String WAIVERS = """
            update claims.waiver w set reason = regexp_replace(w.reason, p.words, :erased, 'gi')
              from p
             where w.tenant_id = :tenant and w.account_id = p.account and w.made_at < :before and w.reason ~* p.words""";

    private final JdbcClient sql;

    ClaimPersonalStore(JdbcClient sql) {
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
            case CORRESPONDENCE -> run(WAIVERS, parameters);
            default -> 0;
        };
    }

    private int run(String statement, Map<String, Object> parameters) {
        return sql.sql(People.P + statement).params(parameters).update();
    }
}
