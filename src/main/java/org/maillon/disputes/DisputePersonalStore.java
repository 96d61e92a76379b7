package org.maillon.disputes;

import java.util.Collection;
import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.customers.Obstacle;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words of disputes. */
@Repository
class DisputePersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'dispute', 'on', coalesce(d.closed_on, d.opened_on),
                       'content', to_jsonb(d) - '{tenant_id}'::text[])
              from p join disputes.dispute d on d.tenant_id = :tenant and d.account_id = p.account
             where (d.note ~* p.words)""";

    private static final String DISPUTES = """
            update disputes.dispute d set note = regexp_replace(d.note, p.words, :erased, 'gi')
              from p
             where d.tenant_id = :tenant and d.account_id = p.account and d.note ~* p.words and coalesce(d.closed_on, d.opened_on) < :before""";

    private static final String TRANSITIONS = """
            update disputes.transition t set why = regexp_replace(t.why, p.words, :erased, 'gi')
              from p
             where t.tenant_id = :tenant and t.why ~* p.words and exists (
                   select from disputes.dispute d
                    where d.tenant_id = :tenant and d.id = t.dispute_id and d.account_id = p.account
                      and coalesce(d.closed_on, d.opened_on) < :before)""";

    private final JdbcClient sql;

    DisputePersonalStore(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<Obstacle> obstacles(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                select distinct account_id from disputes.dispute
                 where tenant_id = :tenant and account_id = any(:accounts) and state = 'open'""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, _) -> new Obstacle(new AccountId(row.getLong(1)), Obstacle.Reason.OPEN_DISPUTE))
                .list();
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CORRESPONDENCE -> List.of(DISPUTES, TRANSITIONS);
            default -> List.of();
        };
    }
}
