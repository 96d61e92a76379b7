package org.maillon.ledger;

import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.maillon.customers.AccountId;
import org.maillon.customers.Obstacle;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The words of entries; what was booked, its amount and its day, stay. */
@Repository
class LedgerPersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'accounting', 'noun', 'entry', 'on', e.booked_on,
                       'content', to_jsonb(e) - '{tenant_id,source_key}'::text[])
              from p join ledger.entry e on e.tenant_id = :tenant and e.account_id = p.account
             where (e.label ~* p.words or e.reference ~* p.names)""";

    private static final String ENTRIES = """
            update ledger.entry e set label = regexp_replace(e.label, p.words, :erased, 'gi'),
                   reference = regexp_replace(e.reference, p.names, :erased, 'gi')
              from p
             where e.tenant_id = :tenant and e.account_id = p.account and e.booked_on < :before
               and (e.label ~* p.words or e.reference ~* p.names)""";

    private static final String ITEMS = """
            update ledger.open_item i set reference = regexp_replace(i.reference, p.names, :erased, 'gi')
              from p
             where i.tenant_id = :tenant and i.account_id = p.account and i.booked_on < :before and i.reference ~* p.names""";

    private static final String CREDITS = """
            update ledger.credit c set reference = regexp_replace(c.reference, p.names, :erased, 'gi')
              from p
             where c.tenant_id = :tenant and c.account_id = p.account and c.booked_on < :before and c.reference ~* p.names""";

    private final JdbcClient sql;

    LedgerPersonalStore(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String about() {
        return ABOUT;
    }

    /** What they owe, and what is owed to them. */
    @Override
    public List<Obstacle> obstacles(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                select account_id, 'OPEN_DEBT' as reason, currency, sum(open_cents) as cents from ledger.open_item
                 where tenant_id = :tenant and account_id = any(:accounts) and open_cents > 0 group by account_id, currency
                union all
                select account_id, 'OPEN_CREDIT', currency, sum(unallocated_cents) from ledger.credit
                 where tenant_id = :tenant and account_id = any(:accounts) and unallocated_cents > 0
                 group by account_id, currency order by 2 desc, 3""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, _) -> new Obstacle(
                        new AccountId(row.getLong("account_id")),
                        Obstacle.Reason.valueOf(row.getString("reason")),
                        Optional.of(new Money(row.getLong("cents"), Currency.getInstance(row.getString("currency"))))))
                .list();
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case ACCOUNTING -> List.of(ENTRIES, ITEMS, CREDITS);
            default -> List.of();
        };
    }
}
