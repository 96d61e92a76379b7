package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.maillon.kernel.TenantId;
import org.maillon.payments.Receipt.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Receipts, where they stand, what they became in the ledger and what is proposed for them. */
@Repository
class ReceiptStore {
    /** @param version that the receipt had when it was decided on */
    record Decided(long receipt, int version, State state) {}

    private static final String RECEIPT = """
            select r.id, r.statement_id, r.account, r.booked_on, r.amount_cents, r.currency, r.payer, r.payer_iban, r.reference,
                   r.structured_reference, r.text, r.end_to_end_id, r.returned, r.return_reason, r.state, r.automatic, r.version
              from payments.receipt r where r.tenant_id = :tenant
            """;

    private final JdbcClient sql;

    ReceiptStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Receipts in these states, locked against who else works on them. */
    List<Receipt> lock(TenantId tenant, State state, long after, int limit) {
        return sql.sql(RECEIPT
                        + " and r.state = :state and r.id > :after order by r.id limit :limit for update skip locked")
                .param("tenant", tenant.value())
                .param("state", state.stored())
                .param("after", after)
                .param("limit", limit)
                .query(ReceiptStore::receipt)
                .list();
    }

    /** Lines that nobody has settled and that may name somebody: the word stands in the payer's name or in the text. */
    List<Receipt> lockNaming(TenantId tenant, String word, int limit) {
        return sql.sql(RECEIPT + """
                and r.state in ('proposed', 'unknown') and r.amount_cents > 0
                and (r.payer ilike '%' || :word || '%' or r.text ilike '%' || :word || '%')
                order by r.id limit :limit for update skip locked""")
                .param("tenant", tenant.value())
                .param("word", word)
                .param("limit", limit)
                .query(ReceiptStore::receipt)
                .list();
    }

    /** Payments that came back and are not answered yet. */
    List<Receipt> lockReturned(TenantId tenant, int limit) {
        return sql.sql(RECEIPT + """
                and r.returned and r.decided_at is null and r.amount_cents < 0 order by r.id limit :limit
                for update skip locked""")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query(ReceiptStore::receipt)
                .list();
    }

    /**
     * The receipt that came back: under the same end-to-end reference, else the only one of its amount from the same payer;
     * at most sixty days old, or thirteen months where the reference says it.
     */
    Optional<Receipt> lockOriginal(TenantId tenant, Receipt returned) {
        var found = sql.sql(RECEIPT + """
                and r.currency = :currency and r.amount_cents = -:cents::bigint and r.state in ('matched', 'partly', 'on-account')
                and (r.end_to_end_id = :endToEnd and r.booked_on between :day::date - 400 and :day::date
                     or coalesce(r.end_to_end_id, '') in ('', 'NOTPROVIDED') and r.payer_iban = :iban
                        and r.booked_on between :day::date - 60 and :day::date)
                order by r.booked_on desc, r.id desc limit 2 for update""")
                .param("tenant", tenant.value())
                .param("currency", returned.currency())
                .param("cents", returned.amountCents())
                .param(
                        "endToEnd",
                        returned.endToEndId()
                                .filter(id -> !id.equals("NOTPROVIDED"))
                                .orElse(null))
                .param("iban", returned.payerIban().orElse(null))
                .param("day", returned.bookedOn())
                .query(ReceiptStore::receipt)
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    Optional<Receipt> lock(TenantId tenant, long receipt) {
        return sql.sql(RECEIPT + " and r.id = :receipt for update")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .query(ReceiptStore::receipt)
                .optional();
    }

    Optional<Receipt> find(TenantId tenant, long receipt) {
        var found = sql.sql(RECEIPT + " and r.id = :receipt")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .query(ReceiptStore::receipt)
                .list();
        return withLaid(tenant, found).stream().findFirst();
    }

    List<Receipt> list(TenantId tenant, Collection<State> states, long after, int limit) {
        var found = sql.sql(RECEIPT + " and r.state = any(:states) and r.id > :after order by r.id limit :limit")
                .param("tenant", tenant.value())
                .param("states", states.stream().map(State::stored).toArray(String[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(ReceiptStore::receipt)
                .list();
        return withLaid(tenant, found);
    }

    Map<State, Long> count(TenantId tenant) {
        var counts = new HashMap<State, Long>();
        sql.sql("select state, count(*) from payments.receipt where tenant_id = :tenant group by state")
                .param("tenant", tenant.value())
                .query((row, _) -> counts.put(State.of(row.getString(1)), row.getLong(2)))
                .list();
        return counts;
    }

    private List<Receipt> withLaid(TenantId tenant, List<Receipt> receipts) {
        var laid = laid(tenant, receipts.stream().map(Receipt::id).toArray(Long[]::new));
        return receipts.stream()
                .map(receipt -> receipt.with(laid.getOrDefault(receipt.id(), List.of())))
                .toList();
    }

    /** What was laid of the cash itself; what was written off beside it is the item's history, not the receipt's. */
    private Map<Long, List<Receipt.Laid>> laid(TenantId tenant, Long[] receipts) {
        var laid = new HashMap<Long, List<Receipt.Laid>>();
        sql.sql("""
                select b.receipt_id, a.id, b.account_id, i.id as item, i.reference, a.amount_cents, a.origin,
                       exists (select 1 from ledger.allocation r where r.tenant_id = :tenant and r.reverses_id = a.id) as reversed
                  from payments.booking b
                  join ledger.allocation a on a.tenant_id = :tenant and a.credit_id = b.credit_id and a.reverses_id is null
                  join ledger.open_item i on i.tenant_id = :tenant and i.id = a.open_item_id
                 where b.tenant_id = :tenant and b.receipt_id = any(:receipts) and b.kind in ('receipt', 'accounted', 'transferred')
                   and i.kind not in ('transfer', 'refund')
                 order by b.receipt_id, a.id""")
                .param("tenant", tenant.value())
                .param("receipts", receipts)
                .query((row, _) -> laid.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                        .add(new Receipt.Laid(
                                OptionalLong.of(row.getLong("id")),
                                row.getLong("account_id"),
                                OptionalLong.of(row.getLong("item")),
                                row.getString("reference"),
                                row.getLong("amount_cents"),
                                !row.getString("origin").equals("person"),
                                row.getBoolean("reversed"))))
                .list();
        return laid;
    }

    /** Answers how many were as expected; where one was not, somebody else has acted on it. */
    int decide(TenantId tenant, List<Decided> some, boolean automatic, String by, Instant at) {
        return sql.sql("""
                update payments.receipt r
                   set state = x.state, version = r.version + 1, automatic = :automatic, decided_at = :at, decided_by = :by
                  from unnest(:receipts::bigint[], :versions::int[], :states::text[]) as x(id, version, state)
                 where r.tenant_id = :tenant and r.id = x.id and r.version = x.version""")
                .param("tenant", tenant.value())
                .param("automatic", automatic)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("receipts", array(some, Decided::receipt, Long[]::new))
                .param("versions", array(some, Decided::version, Integer[]::new))
                .param("states", array(some, each -> each.state().stored(), String[]::new))
                .update();
    }

    /**
     * What a receipt became: a credit in the ledger, or a write-off beside it.
     *
     * @param counterAccount of the company's chart where something was given up, else empty
     */
    record NewBooking(
            long receipt, long account, long entry, long credit, long cents, String kind, String counterAccount) {
        NewBooking(long receipt, long account, long entry, long credit, long cents, String kind) {
            this(receipt, account, entry, credit, cents, kind, "");
        }
    }

    void book(TenantId tenant, List<NewBooking> some, String by, Instant at) {
        sql.sql("""
                insert into payments.booking (tenant_id, receipt_id, account_id, entry_id, credit_id, cents, kind, counter_account,
                       booked_at, booked_by)
                select :tenant, x.receipt, x.account, x.entry, x.credit, x.cents, x.kind, nullif(x.counter, ''), :at, :by
                  from unnest(:receipts::bigint[], :accounts::bigint[], :entries::bigint[], :credits::bigint[], :cents::bigint[],
                              :kinds::text[], :counters::text[]) as x(receipt, account, entry, credit, cents, kind, counter)
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("receipts", array(some, NewBooking::receipt, Long[]::new))
                .param("accounts", array(some, NewBooking::account, Long[]::new))
                .param("entries", array(some, NewBooking::entry, Long[]::new))
                .param("credits", array(some, NewBooking::credit, Long[]::new))
                .param("cents", array(some, NewBooking::cents, Long[]::new))
                .param("kinds", array(some, NewBooking::kind, String[]::new))
                .param("counters", array(some, NewBooking::counterAccount, String[]::new))
                .update();
    }

    record Proposal(long receipt, int number, Explanation explanation) {}

    void propose(TenantId tenant, Collection<Long> receipts, List<Proposal> proposals) {
        sql.sql("delete from payments.proposal where tenant_id = :tenant and receipt_id = any(:receipts)")
                .param("tenant", tenant.value())
                .param("receipts", receipts.toArray(Long[]::new))
                .update();
        if (proposals.isEmpty()) return;
        sql.sql("""
                insert into payments.proposal (tenant_id, receipt_id, number, explanation)
                select :tenant, x.receipt, x.number, x.explanation::jsonb
                  from unnest(:receipts::bigint[], :numbers::int[], :explanations::text[]) as x(receipt, number, explanation)
                on conflict do nothing""")
                .param("tenant", tenant.value())
                .param("receipts", array(proposals, Proposal::receipt, Long[]::new))
                .param("numbers", array(proposals, Proposal::number, Integer[]::new))
                .param(
                        "explanations",
                        array(
                                proposals,
                                each -> JsonMapper.shared().writeValueAsString(each.explanation()),
                                String[]::new))
                .update();
    }

    List<Explanation> proposals(TenantId tenant, long receipt) {
        return sql.sql("""
                select explanation::text from payments.proposal
                 where tenant_id = :tenant and receipt_id = :receipt order by number""")
                .param("tenant", tenant.value())
                .param("receipt", receipt)
                .query((row, _) -> JsonMapper.shared().readValue(row.getString(1), Explanation.class))
                .list();
    }

    private static <T, V> V[] array(
            Collection<T> some, Function<T, V> value, java.util.function.IntFunction<V[]> make) {
        return some.stream().map(value).toArray(make);
    }

    private static Receipt receipt(ResultSet row, int number) throws SQLException {
        return new Receipt(
                row.getLong("id"),
                statement(row),
                row.getString("account"),
                row.getObject("booked_on", LocalDate.class),
                row.getLong("amount_cents"),
                row.getString("currency"),
                Optional.ofNullable(row.getString("payer")),
                Optional.ofNullable(row.getString("payer_iban")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("structured_reference")),
                row.getString("text"),
                Optional.ofNullable(row.getString("end_to_end_id")),
                row.getBoolean("returned"),
                Optional.ofNullable(row.getString("return_reason")),
                State.of(row.getString("state")),
                row.getBoolean("automatic"),
                row.getInt("version"),
                List.of());
    }

    private static OptionalLong statement(ResultSet row) throws SQLException {
        var id = row.getObject("statement_id", Long.class);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
