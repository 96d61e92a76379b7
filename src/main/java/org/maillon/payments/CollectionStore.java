package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Collections by direct debit, and what banks said about them. */
@Repository
class CollectionStore {
    private static final String FACTS = """
            select i.id, i.account_id, i.reference, i.currency, i.open_cents, i.due_on, m.id as mandate_id,
                   exists (select from disputes.dispute d
                            where d.tenant_id = i.tenant_id and d.open_item_id = i.id and d.state = 'open') as disputed,
                   exists (select from payments.promise p
                            where p.tenant_id = i.tenant_id and p.account_id = i.account_id and p.currency = i.currency
                              and p.state = 'open' and (p.open_item_id is null or p.open_item_id = i.id)) as promised,
                   exists (select from payments.plan_hold h where h.tenant_id = i.tenant_id and h.open_item_id = i.id) as planned,
                   exists (select from payments.receipt_hold r
                            where r.tenant_id = i.tenant_id and r.open_item_id = i.id and r.released_on is null
                              and r.until >= :today) as held,
                   coalesce((select sum(c.unallocated_cents) from ledger.credit c
                              where c.tenant_id = i.tenant_id and c.account_id = i.account_id and c.currency = i.currency
                                and c.unallocated_cents > 0), 0)::bigint as free_cents
              from ledger.open_item i
              join payments.mandate m on m.tenant_id = i.tenant_id and m.account_id = i.account_id
             where i.tenant_id = :tenant and i.open_cents > 0
            """;

    private static final String COLLECTION = """
            select k.id, k.account_id, c.code, c.name, k.mandate_id, m.reference as mandate, k.open_item_id, i.reference, k.cents,
                   k.collect_on, k.notice_key, k.state, k.file_id, k.sequence, k.end_to_end_id, k.reason
              from payments.collection k
              join payments.mandate m on m.tenant_id = k.tenant_id and m.id = k.mandate_id
              join ledger.open_item i on i.tenant_id = k.tenant_id and i.id = k.open_item_id
              join customers.customer_account c on c.tenant_id = k.tenant_id and c.id = k.account_id
             where k.tenant_id = :tenant
            """;

    private final JdbcClient sql;

    CollectionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Items due by a day of accounts with a mandate in use, none of them under way, the first due first. */
    List<CollectionFacts> candidates(TenantId tenant, LocalDate dueBy, LocalDate today) {
        return sql.sql(FACTS + """
                 and m.revoked_on is null and i.due_on <= :dueBy
                 and not exists (select from payments.collection k
                      where k.tenant_id = i.tenant_id and k.open_item_id = i.id and k.state in ('proposed', 'filed', 'presented'))
                 order by i.due_on, i.id""")
                .param("tenant", tenant.value())
                .param("today", today)
                .param("dueBy", dueBy)
                .query(CollectionStore::facts)
                .list();
    }

    /** The same for collections proposed, as things stand now; those paid meanwhile are left out. */
    List<CollectionFacts> factsOf(TenantId tenant, Collection<DebitCollection> some, LocalDate today) {
        return sql.sql(FACTS + " and i.id = any(:items) and m.id = any(:mandates)")
                .param("tenant", tenant.value())
                .param("today", today)
                .param("items", some.stream().map(DebitCollection::openItem).toArray(Long[]::new))
                .param("mandates", some.stream().map(DebitCollection::mandate).toArray(Long[]::new))
                .query(CollectionStore::facts)
                .list();
    }

    /** Mandates with a collection under way. */
    Set<Long> underWay(TenantId tenant, Collection<Long> mandates) {
        return Set.copyOf(sql.sql("""
                select distinct mandate_id from payments.collection
                 where tenant_id = :tenant and mandate_id = any(:mandates) and state in ('proposed', 'filed', 'presented')""")
                .param("tenant", tenant.value())
                .param("mandates", mandates.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    void propose(TenantId tenant, List<CollectionFacts> items, LocalDate collectOn, Instant at) {
        sql.sql("""
                insert into payments.collection (tenant_id, mandate_id, account_id, open_item_id, cents, collect_on, notice_key,
                       state, changed_at)
                select :tenant, x.mandate, x.account, x.item, x.cents, :on,
                       'direct-debit/' || x.account || '/' || :on::date || '/' || min(x.item) over (partition by x.account), 'proposed', :at
                  from unnest(:mandates::bigint[], :accounts::bigint[], :items::bigint[], :cents::bigint[])
                       as x (mandate, account, item, cents)
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("on", collectOn)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("mandates", items.stream().map(CollectionFacts::mandate).toArray(Long[]::new))
                .param(
                        "accounts",
                        items.stream().map(item -> item.account().value()).toArray(Long[]::new))
                .param("items", items.stream().map(CollectionFacts::openItem).toArray(Long[]::new))
                .param("cents", items.stream().map(CollectionFacts::openCents).toArray(Long[]::new))
                .update();
    }

    /** Proposed for a day, locked against who else makes a file of them. */
    List<DebitCollection> lockProposed(TenantId tenant, LocalDate collectOn) {
        return sql.sql(COLLECTION + " and k.state = 'proposed' and k.collect_on = :on order by k.id for update of k")
                .param("tenant", tenant.value())
                .param("on", collectOn)
                .query(CollectionStore::collection)
                .list();
    }

    List<DebitCollection> proposed(TenantId tenant, LocalDate collectOn) {
        return sql.sql(COLLECTION + " and k.state = 'proposed' and k.collect_on = :on order by k.id")
                .param("tenant", tenant.value())
                .param("on", collectOn)
                .query(CollectionStore::collection)
                .list();
    }

    /** What a message announces, still proposed or further. */
    List<DebitCollection> announced(TenantId tenant, String noticeKey) {
        return sql.sql(COLLECTION + """
                 and k.notice_key = :key and k.state in ('proposed', 'filed', 'presented') order by k.id""")
                .param("tenant", tenant.value())
                .param("key", noticeKey)
                .query(CollectionStore::collection)
                .list();
    }

    boolean withdraw(TenantId tenant, long collection, @Nullable String reason, Instant at) {
        return sql.sql("""
                update payments.collection set state = 'withdrawn', reason = :reason, changed_at = :at
                 where tenant_id = :tenant and id = :id and state = 'proposed'""")
                        .param("tenant", tenant.value())
                        .param("id", collection)
                        .param("reason", reason, Types.VARCHAR)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** A collection and the debit that stands for it in a file. */
    record Filed(long collection, DebitSequence sequence, String endToEndId) {}

    void file(TenantId tenant, long file, List<Filed> some, Instant at) {
        sql.sql("""
                update payments.collection k
                   set state = 'filed', file_id = :file, sequence = x.sequence, end_to_end_id = x.end_to_end, changed_at = :at
                  from unnest(:ids::bigint[], :sequences::text[], :ends::text[]) as x (id, sequence, end_to_end)
                 where k.tenant_id = :tenant and k.id = x.id and k.state = 'proposed'""")
                .param("tenant", tenant.value())
                .param("file", file)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", some.stream().map(Filed::collection).toArray(Long[]::new))
                .param(
                        "sequences",
                        some.stream().map(filed -> filed.sequence().name()).toArray(String[]::new))
                .param("ends", some.stream().map(Filed::endToEndId).toArray(String[]::new))
                .update();
    }

    void present(TenantId tenant, long file, Instant at) {
        sql.sql("""
                update payments.collection set state = 'presented', changed_at = :at
                 where tenant_id = :tenant and file_id = :file and state = 'filed'""")
                .param("tenant", tenant.value())
                .param("file", file)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<DebitCollection> find(TenantId tenant, long collection) {
        return sql.sql(COLLECTION + " and k.id = :id")
                .param("tenant", tenant.value())
                .param("id", collection)
                .query(CollectionStore::collection)
                .optional();
    }

    /** Those that bear these references, by reference; whoever else writes about them waits. */
    Map<String, DebitCollection> lockByEndToEnd(TenantId tenant, Collection<String> references) {
        var found = new HashMap<String, DebitCollection>();
        sql.sql(COLLECTION + " and k.end_to_end_id = any(:ends) order by k.id for update of k")
                .param("tenant", tenant.value())
                .param("ends", references.toArray(String[]::new))
                .query(CollectionStore::collection)
                .list()
                .forEach(each -> found.put(each.endToEndId().orElseThrow(), each));
        return found;
    }

    /** Collections of a file, of a state, or all, those after the given one in the order of their ids. */
    List<DebitCollection> list(
            TenantId tenant, Optional<CollectionState> state, OptionalLong file, long after, int limit) {
        return sql.sql(COLLECTION + """
                 and (:state::text is null or k.state = :state) and (:file::bigint is null or k.file_id = :file)
                 and k.id > :after order by k.id limit :limit""")
                .param("tenant", tenant.value())
                .param("state", state.map(CollectionState::code).orElse(null), Types.VARCHAR)
                .param("file", file.isPresent() ? file.getAsLong() : null, Types.BIGINT)
                .param("after", after)
                .param("limit", limit)
                .query(CollectionStore::collection)
                .list();
    }

    /** False where this word of a bank was heard before. */
    boolean hear(
            TenantId tenant,
            long collection,
            String source,
            CollectionState state,
            @Nullable String reason,
            Instant at) {
        return sql.sql("""
                insert into payments.collection_answer (tenant_id, collection_id, source, state, reason, heard_at)
                values (:tenant, :collection, :source, :state, :reason, :at)
                on conflict do nothing""")
                        .param("tenant", tenant.value())
                        .param("collection", collection)
                        .param("source", source)
                        .param("state", state.code())
                        .param("reason", reason, Types.VARCHAR)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    void settle(TenantId tenant, long collection, CollectionState state, @Nullable String reason, Instant at) {
        sql.sql("""
                update payments.collection set state = :state, reason = :reason, changed_at = :at
                 where tenant_id = :tenant and id = :id""")
                .param("tenant", tenant.value())
                .param("id", collection)
                .param("state", state.code())
                .param("reason", reason, Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A line of a statement that names a collection and was not heard yet. */
    record Line(
            long receipt,
            String endToEndId,
            long cents,
            boolean returned,
            Optional<String> reason,
            LocalDate bookedOn) {}

    List<Line> unheard(TenantId tenant, int limit) {
        return sql.sql("""
                select r.id, r.end_to_end_id, r.amount_cents, r.returned, r.return_reason, r.booked_on
                  from payments.collection k
                  join payments.receipt r on r.tenant_id = k.tenant_id and r.end_to_end_id = k.end_to_end_id
                 where k.tenant_id = :tenant and k.state in ('filed', 'presented', 'collected') and r.currency = 'EUR'
                   and not exists (select from payments.collection_answer a
                        where a.tenant_id = k.tenant_id and a.collection_id = k.id and a.source = 'receipt:' || r.id)
                 order by r.booked_on, r.amount_cents desc, r.id limit :limit""")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, _) -> new Line(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getBoolean(4),
                        Optional.ofNullable(row.getString(5)),
                        row.getObject(6, LocalDate.class)))
                .list();
    }

    private static CollectionFacts facts(ResultSet row, int number) throws SQLException {
        return new CollectionFacts(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("reference"),
                row.getString("currency"),
                row.getLong("open_cents"),
                row.getObject("due_on", LocalDate.class),
                row.getLong("mandate_id"),
                row.getBoolean("disputed"),
                row.getBoolean("promised"),
                row.getBoolean("planned"),
                row.getBoolean("held"),
                Optional.empty(),
                row.getLong("free_cents"));
    }

    private static DebitCollection collection(ResultSet row, int number) throws SQLException {
        var file = row.getObject("file_id", Long.class);
        return new DebitCollection(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("code"),
                row.getString("name"),
                row.getLong("mandate_id"),
                row.getString("mandate"),
                row.getLong("open_item_id"),
                row.getString("reference"),
                row.getLong("cents"),
                row.getObject("collect_on", LocalDate.class),
                row.getString("notice_key"),
                CollectionState.of(row.getString("state")),
                file == null ? OptionalLong.empty() : OptionalLong.of(file),
                Optional.ofNullable(row.getString("sequence")),
                Optional.ofNullable(row.getString("end_to_end_id")),
                Optional.ofNullable(row.getString("reason")));
    }
}
