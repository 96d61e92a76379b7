package org.maillon.registers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.maillon.customers.AccountId;
import org.maillon.customers.Obstacle;
import org.maillon.customers.People;
import org.maillon.customers.PersonalData;
import org.maillon.customers.PersonalRecord;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What registers said of who trades in their own name. */
@Repository
class RegisterPersonalStore implements PersonalData {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'contact', 'noun', 'register-answer', 'on', r.answered_at::date,
                       'content', to_jsonb(r) - '{tenant_id}'::text[])
              from p join registers.answer r on r.tenant_id = :tenant
             where p.whole and (r.company ~* p.names or r.part::text ~* p.names)""";

    private static final String ANSWERS = """
            delete from registers.answer r using p
             where r.tenant_id = :tenant and p.whole and (r.company ~* p.names or r.part::text ~* p.names)""";

    private static final String WATCHED = """
            delete from registers.watched w using p
             where w.tenant_id = :tenant and p.whole and w.account_id = p.account""";

    private final JdbcClient sql;

    RegisterPersonalStore(JdbcClient sql) {
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
    public List<Obstacle> obstacles(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                select account_id from registers.insolvency
                 where tenant_id = :tenant and account_id = any(:accounts) and ended_on is null""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, _) -> new Obstacle(new AccountId(row.getLong(1)), Obstacle.Reason.OPEN_INSOLVENCY))
                .list();
    }

    @Override
    public int erase(TenantId tenant, RecordKind kind, People people, LocalDate before) {
        var parameters = people.parameters(tenant, before);
        return switch (kind) {
            case CONTACT -> run(ANSWERS, parameters) + run(WATCHED, parameters);
            default -> 0;
        };
    }

    private int run(String statement, Map<String, Object> parameters) {
        return sql.sql(People.P + statement).params(parameters).update();
    }
}
