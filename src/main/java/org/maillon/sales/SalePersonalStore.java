package org.maillon.sales;

import java.util.Collection;
import java.util.List;
import org.maillon.customers.AccountId;
import org.maillon.customers.Obstacle;
import org.maillon.customers.PersonalStatements;
import org.maillon.customers.RecordKind;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who asked for a quote, who ordered and acknowledged, and what was noted of it. */
@Repository
class SalePersonalStore implements PersonalStatements {
    private static final String ABOUT = """
            select jsonb_build_object('person', p.person, 'kind', 'contract', 'noun', 'quote', 'on', q.quoted_on,
                       'content', to_jsonb(q) - '{tenant_id}'::text[])
              from p join sales.quote q on q.tenant_id = :tenant and q.account_id = p.account
             where (q.note ~* p.words or q.answered_by ~* p.words or q.answered_as ~* p.words or q.answered_from ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'contract', 'noun', 'order', 'on', o.ordered_on,
                       'content', to_jsonb(o) - '{tenant_id}'::text[])
              from p join sales.sales_order o on o.tenant_id = :tenant and o.account_id = p.account
             where (o.note ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'contract', 'noun', 'order', 'on', o.ordered_on,
                       'content', to_jsonb(c) - '{tenant_id}'::text[])
              from p join sales.sales_order o on o.tenant_id = :tenant and o.account_id = p.account
              join sales.confirmation c on c.tenant_id = :tenant and c.order_id = o.id
             where (c.acknowledged_by ~* p.words or c.acknowledged_as ~* p.words or c.acknowledged_from ~* p.words or c.objection ~* p.words)
            union all
            select jsonb_build_object('person', p.person, 'kind', 'correspondence', 'noun', 'condition', 'on', n.asked_at::date,
                       'content', to_jsonb(n) - '{tenant_id}'::text[])
              from p join sales.condition n on n.tenant_id = :tenant and n.account_id = p.account
             where (n.reason ~* p.words)""";

    private static final String QUOTES = """
            update sales.quote q set note = regexp_replace(q.note, p.words, :erased, 'gi'),
                   answered_by = regexp_replace(q.answered_by, p.words, :erased, 'gi'),
                   answered_as = regexp_replace(q.answered_as, p.words, :erased, 'gi'),
                   answered_from = regexp_replace(q.answered_from, p.words, :erased, 'gi')
              from p
             where q.tenant_id = :tenant and q.account_id = p.account and q.quoted_on < :before
               and (q.note ~* p.words or q.answered_by ~* p.words or q.answered_as ~* p.words or q.answered_from ~* p.words)""";

    private static final String QUOTE_CHANGES = """
            update sales.quote_change c set who = regexp_replace(c.who, p.names, :erased, 'gi'),
                   why = regexp_replace(c.why, p.words, :erased, 'gi')
              from p
             where c.tenant_id = :tenant and (c.why ~* p.words or c.who ~* p.names) and exists (
                   select from sales.quote q
                    where q.tenant_id = :tenant and q.id = c.quote_id and q.account_id = p.account and q.quoted_on < :before)""";

    private static final String QUOTE_LINES = """
            update sales.quote_line l set description = regexp_replace(l.description, p.names, :erased, 'gi')
              from p
             where l.tenant_id = :tenant and l.description ~* p.names and exists (
                   select from sales.quote q
                    where q.tenant_id = :tenant and q.id = l.quote_id and q.account_id = p.account and q.quoted_on < :before)""";

    private static final String ORDERS = """
            update sales.sales_order o set note = regexp_replace(o.note, p.words, :erased, 'gi')
              from p
             where o.tenant_id = :tenant and o.account_id = p.account and o.ordered_on < :before and o.note ~* p.words""";

    private static final String CONFIRMATIONS = """
            update sales.confirmation c set acknowledged_by = regexp_replace(c.acknowledged_by, p.words, :erased, 'gi'),
                   acknowledged_as = regexp_replace(c.acknowledged_as, p.words, :erased, 'gi'),
                   acknowledged_from = regexp_replace(c.acknowledged_from, p.words, :erased, 'gi'),
                   objection = regexp_replace(c.objection, p.words, :erased, 'gi')
              from p
             where c.tenant_id = :tenant and (c.acknowledged_by ~* p.words or c.acknowledged_as ~* p.words or c.acknowledged_from ~* p.words or c.objection ~* p.words) and exists (
                   select from sales.sales_order o
                    where o.tenant_id = :tenant and o.id = c.order_id and o.account_id = p.account and o.ordered_on < :before)""";

    private static final String ORDER_CHANGES = """
            update sales.order_change c set who = regexp_replace(c.who, p.names, :erased, 'gi'),
                   why = regexp_replace(c.why, p.words, :erased, 'gi')
              from p
             where c.tenant_id = :tenant and (c.why ~* p.words or c.who ~* p.names) and exists (
                   select from sales.sales_order o
                    where o.tenant_id = :tenant and o.id = c.order_id and o.account_id = p.account and o.ordered_on < :before)""";

    private static final String ORDER_LINES = """
            update sales.order_line l set description = regexp_replace(l.description, p.names, :erased, 'gi')
              from p
             where l.tenant_id = :tenant and l.description ~* p.names and exists (
                   select from sales.sales_order o
                    where o.tenant_id = :tenant and o.id = l.order_id and o.account_id = p.account and o.ordered_on < :before)""";

    private static final String DEVIATIONS = """
            update sales.deviation d set note = regexp_replace(d.note, p.words, :erased, 'gi')
              from p
             where d.tenant_id = :tenant and d.note ~* p.words and exists (
                   select from sales.sales_order o
                    where o.tenant_id = :tenant and o.id = d.order_id and o.account_id = p.account and o.ordered_on < :before)""";

    private static final String CONDITIONS = """
            update sales.condition n set reason = regexp_replace(n.reason, p.words, :erased, 'gi')
              from p
             where n.tenant_id = :tenant and n.account_id = p.account and n.asked_at < :before and n.reason ~* p.words""";

    private final JdbcClient sql;

    SalePersonalStore(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String about() {
        return ABOUT;
    }

    @Override
    public List<Obstacle> obstacles(TenantId tenant, Collection<AccountId> accounts) {
        return sql.sql("""
                select distinct account_id from sales.sales_order
                 where tenant_id = :tenant and account_id = any(:accounts) and state in ('held', 'accepted', 'part-delivered')""")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query((row, _) -> new Obstacle(new AccountId(row.getLong(1)), Obstacle.Reason.OPEN_ORDER))
                .list();
    }

    @Override
    public List<String> erasures(RecordKind kind) {
        return switch (kind) {
            case CONTRACT ->
                List.of(
                        QUOTES,
                        QUOTE_CHANGES,
                        QUOTE_LINES,
                        ORDERS,
                        CONFIRMATIONS,
                        ORDER_CHANGES,
                        ORDER_LINES,
                        DEVIATIONS);
            case CORRESPONDENCE -> List.of(CONDITIONS);
            default -> List.of();
        };
    }
}
