package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.evidence.DocumentId;
import org.maillon.kernel.TenantId;
import org.maillon.payments.PromiseFacts.Paid;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PlanStore {
    /** An item as a plan would take it; {@code taken} where a plan that is signed has it. */
    record Item(long id, String reference, long openCents, boolean taken) {}

    private final JdbcClient sql;

    PlanStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<Item> items(TenantId tenant, NewPlan plan) {
        return sql.sql("""
                select i.id, i.reference, i.open_cents,
                       exists (select 1 from payments.plan_item x
                                 join payments.repayment_plan p
                                   on p.tenant_id = :tenant and p.id = x.plan_id and p.state in ('proposed', 'signed')
                                where x.tenant_id = :tenant and x.open_item_id = i.id) as taken
                  from ledger.open_item i
                 where i.tenant_id = :tenant and i.account_id = :account and i.currency = :currency and i.id = any(:items)
                 order by i.id""")
                .param("tenant", tenant.value())
                .param("account", plan.account().value())
                .param("currency", plan.currency().getCurrencyCode())
                .param("items", plan.openItems().toArray(Long[]::new))
                .query((row, _) -> new Item(
                        row.getLong("id"),
                        row.getString("reference"),
                        row.getLong("open_cents"),
                        row.getBoolean("taken")))
                .list();
    }

    long insert(TenantId tenant, NewPlan plan, String by, LocalDate on, Instant at) {
        return sql.sql("""
                insert into payments.repayment_plan (tenant_id, account_id, currency, total_cents, all_due_when_missed, state,
                       created_on, created_at, created_by)
                values (:tenant, :account, :currency, :total, :allDue, 'draft', :on, :at, :by) returning id""")
                .param("tenant", tenant.value())
                .param("account", plan.account().value())
                .param("currency", plan.currency().getCurrencyCode())
                .param("total", plan.spreadCents())
                .param("allDue", plan.allDueWhenMissed())
                .param("on", on)
                .param("at", PromiseStore.utc(at))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void addItem(TenantId tenant, long plan, Item item) {
        sql.sql("""
                insert into payments.plan_item (tenant_id, plan_id, open_item_id, open_cents)
                values (:tenant, :plan, :item, :cents)""")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .param("item", item.id())
                .param("cents", item.openCents())
                .update();
    }

    void addInstalment(TenantId tenant, long plan, Instalment instalment) {
        sql.sql("""
                insert into payments.plan_instalment (tenant_id, plan_id, number, due_on, holds_until, amount_cents, state)
                values (:tenant, :plan, :number, :dueOn, :holdsUntil, :cents, 'open')""")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .param("number", instalment.number())
                .param("dueOn", instalment.dueOn())
                .param("holdsUntil", instalment.holdsUntil())
                .param("cents", instalment.amountCents())
                .update();
    }

    void settle(TenantId tenant, long plan, Instalment instalment) {
        sql.sql("""
                update payments.plan_instalment set state = :state, settled_on = :on
                 where tenant_id = :tenant and plan_id = :plan and number = :number""")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .param("number", instalment.number())
                .param("state", instalment.state().code())
                .param("on", instalment.settledOn().orElse(null))
                .update();
    }

    void change(TenantId tenant, long plan, PlanState state) {
        sql.sql("update payments.repayment_plan set state = :state where tenant_id = :tenant and id = :plan")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .param("state", state.code())
                .update();
    }

    void propose(TenantId tenant, long plan, LocalDate on) {
        sql.sql("""
                update payments.repayment_plan set state = 'proposed', proposed_on = :on
                 where tenant_id = :tenant and id = :plan""")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .param("on", on)
                .update();
    }

    void sign(TenantId tenant, long plan, String by, DocumentId document, LocalDate on) {
        sql.sql("""
                update payments.repayment_plan set state = 'signed', signed_on = :on, signed_by = :by, signed_sha256 = :document
                 where tenant_id = :tenant and id = :plan""")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .param("by", by)
                .param("document", HexFormat.of().parseHex(document.sha256()))
                .param("on", on)
                .update();
    }

    void addChange(TenantId tenant, long plan, PlanState state, String who, String why, Instant at) {
        sql.sql("""
                insert into payments.plan_change (tenant_id, plan_id, number, state, who, why, at)
                select p.tenant_id, p.id,
                       1 + (select count(*) from payments.plan_change c where c.tenant_id = :tenant and c.plan_id = p.id)::int,
                       :state, :who, :why, :at
                  from payments.repayment_plan p where p.tenant_id = :tenant and p.id = :plan
                returning number""")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .param("state", state.code())
                .param("who", who)
                .param("why", why)
                .param("at", PromiseStore.utc(at))
                .query(Integer.class)
                .single();
    }

    /** Held until the transaction ends. */
    Optional<RepaymentPlan> lock(TenantId tenant, long plan) {
        return sql.sql("select id from payments.repayment_plan where tenant_id = :tenant and id = :plan for update")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .query(Long.class)
                .optional()
                .flatMap(held -> find(tenant, held));
    }

    private static final String PLAN = """
            select p.id, p.account_id, a.code, a.name, p.currency, p.total_cents, p.all_due_when_missed, p.state, p.created_on,
                   p.created_by, p.proposed_on, p.signed_on, p.signed_by, p.signed_sha256
              from payments.repayment_plan p
              join customers.customer_account a on a.tenant_id = :tenant and a.id = p.account_id
             where p.tenant_id = :tenant
            """;

    Optional<RepaymentPlan> find(TenantId tenant, long plan) {
        return sql.sql(PLAN + " and p.id = :plan")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .query(PlanStore::plan)
                .optional()
                .map(found -> whole(tenant, found));
    }

    /** In the order of their ids, those after one. */
    List<RepaymentPlan> list(TenantId tenant, PlanFilter filter, long after, int limit) {
        return sql
                .sql(PLAN + """
                 and (:state::text is null or p.state = :state) and (:account::bigint is null or p.account_id = :account)
                 and p.id > :after
                order by p.id limit :limit""")
                .param("tenant", tenant.value())
                .param("state", filter.state().map(PlanState::code).orElse(null))
                .param("account", filter.account().map(AccountId::value).orElse(null))
                .param("after", after)
                .param("limit", limit)
                .query(PlanStore::plan)
                .list()
                .stream()
                .map(found -> whole(tenant, found))
                .toList();
    }

    /** Signed plans of these accounts, and those missed that may still be paid off. */
    List<RepaymentPlan> running(TenantId tenant, Collection<AccountId> accounts) {
        return sql
                .sql(PLAN + " and p.account_id = any(:accounts) and p.state in ('signed', 'missed') order by p.id")
                .param("tenant", tenant.value())
                .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
                .query(PlanStore::plan)
                .list()
                .stream()
                .map(found -> whole(tenant, found))
                .toList();
    }

    /** Signed plans with an instalment whose day is over and not yet judged. */
    List<RepaymentPlan> over(TenantId tenant, LocalDate asOf) {
        return sql
                .sql(PLAN + """
                 and p.state = 'signed' and exists (
                     select 1 from payments.plan_instalment t
                      where t.tenant_id = :tenant and t.plan_id = p.id and t.state = 'open' and t.holds_until < :asOf)
                order by p.id""")
                .param("tenant", tenant.value())
                .param("asOf", asOf)
                .query(PlanStore::plan)
                .list()
                .stream()
                .map(found -> whole(tenant, found))
                .toList();
    }

    /** What was laid on the plan's items since it was drawn up. */
    List<Paid> paid(TenantId tenant, long plan) {
        return sql.sql("""
                select l.effective_on, sum(l.amount_cents)::bigint from payments.repayment_plan p
                  join payments.plan_item x on x.tenant_id = :tenant and x.plan_id = p.id
                  join ledger.allocation l
                    on l.tenant_id = :tenant and l.open_item_id = x.open_item_id and l.recorded_at > p.created_at
                 where p.tenant_id = :tenant and p.id = :plan
                 group by l.effective_on order by l.effective_on""")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .query(PromiseStore::paid)
                .list();
    }

    private RepaymentPlan whole(TenantId tenant, RepaymentPlan plan) {
        return plan.with(parts(tenant, plan.id()), instalments(tenant, plan.id()));
    }

    private List<RepaymentPlan.Part> parts(TenantId tenant, long plan) {
        return sql.sql("""
                select x.open_item_id, i.reference, x.open_cents from payments.plan_item x
                  join ledger.open_item i on i.tenant_id = :tenant and i.id = x.open_item_id
                 where x.tenant_id = :tenant and x.plan_id = :plan order by x.open_item_id""")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .query((row, _) -> new RepaymentPlan.Part(row.getLong(1), row.getString(2), row.getLong(3)))
                .list();
    }

    private List<Instalment> instalments(TenantId tenant, long plan) {
        return sql.sql("""
                select number, due_on, holds_until, amount_cents, state, settled_on from payments.plan_instalment
                 where tenant_id = :tenant and plan_id = :plan order by number""")
                .param("tenant", tenant.value())
                .param("plan", plan)
                .query((row, _) -> new Instalment(
                        row.getInt("number"),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("holds_until", LocalDate.class),
                        row.getLong("amount_cents"),
                        InstalmentState.of(row.getString("state")),
                        day(row, "settled_on")))
                .list();
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    private static RepaymentPlan plan(ResultSet row, int number) throws SQLException {
        byte @Nullable [] signed = row.getBytes("signed_sha256");
        return new RepaymentPlan(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                Currency.getInstance(row.getString("currency")),
                row.getLong("total_cents"),
                row.getBoolean("all_due_when_missed"),
                PlanState.of(row.getString("state")),
                row.getObject("created_on", LocalDate.class),
                row.getString("created_by"),
                day(row, "proposed_on"),
                day(row, "signed_on"),
                Optional.ofNullable(row.getString("signed_by")),
                signed == null
                        ? Optional.empty()
                        : Optional.of(new DocumentId(HexFormat.of().formatHex(signed))),
                List.of(),
                List.of());
    }
}
