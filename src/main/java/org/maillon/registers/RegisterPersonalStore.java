package org.maillon.registers;

import java.util.Collection;
import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.customers.Obstacle;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What registers said of who trades in their own name. */
@Repository
class RegisterPersonalStore implements PersonalStatements {
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
    public String about() {
        return ABOUT;
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
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CONTACT -> List.of(ANSWERS, WATCHED);
            default -> List.of();
        };
    }
}
