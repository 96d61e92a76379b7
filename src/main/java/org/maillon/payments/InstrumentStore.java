package org.maillon.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Code;
import org.maillon.kernel.TenantId;
import org.maillon.payments.Instrument.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InstrumentStore {
    /** What it pays, with what is still open of it. */
    record Part(long openItem, long cents, long openCents) {}

    private static final String INSTRUMENT = """
            select i.id, i.kind, i.number, i.drawer, i.account_id, k.name, i.currency, i.amount_cents, i.received_on,
                   i.due_on, i.state, i.slip_id, i.credit_id, i.reason
              from payments.instrument i
              join customers.customer_account k on k.tenant_id = :tenant and k.id = i.account_id
             where i.tenant_id = :tenant""";

    private final JdbcClient sql;

    InstrumentStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty where that number of that customer is known. */
    Optional<Long> register(TenantId tenant, NewInstrument asked, LocalDate holdsUntil, String by, Instant at) {
        return sql.sql("""
                insert into payments.instrument (tenant_id, kind, number, drawer, account_id, currency, amount_cents, received_on,
                       due_on, holds_until, state, registered_at, registered_by)
                values (:tenant, :kind, :number, :drawer, :account, :currency, :cents, :received, :due, :until, 'registered',
                        :at, :by)
                on conflict (tenant_id, account_id, kind, number) where state <> 'returned' do nothing returning id""")
                .param("tenant", tenant.value())
                .param("kind", asked.kind().code())
                .param("number", asked.number())
                .param("drawer", asked.drawer())
                .param("account", asked.account().value())
                .param("currency", asked.currency())
                .param("cents", asked.amountCents())
                .param("received", asked.receivedOn())
                .param("due", asked.dueOn().orElse(null))
                .param("until", holdsUntil)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    void pays(TenantId tenant, long instrument, long openItem, long cents) {
        sql.sql("""
                insert into payments.instrument_part (tenant_id, instrument_id, open_item_id, cents)
                values (:tenant, :instrument, :item, :cents)""")
                .param("tenant", tenant.value())
                .param("instrument", instrument)
                .param("item", openItem)
                .param("cents", cents)
                .update();
    }

    List<Part> parts(TenantId tenant, long instrument) {
        return sql.sql("""
                select p.open_item_id, p.cents, o.open_cents from payments.instrument_part p
                  join ledger.open_item o on o.tenant_id = :tenant and o.id = p.open_item_id
                 where p.tenant_id = :tenant and p.instrument_id = :instrument order by p.open_item_id""")
                .param("tenant", tenant.value())
                .param("instrument", instrument)
                .query((row, _) -> new Part(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    List<Instrument> list(TenantId tenant, State state, int limit) {
        return sql.sql(INSTRUMENT + " and i.state = :state order by i.id desc limit :limit")
                .param("tenant", tenant.value())
                .param("state", state.code())
                .param("limit", limit)
                .query(InstrumentStore::instrument)
                .list();
    }

    /** Held by this transaction; in the order of their ids. */
    List<Instrument> lock(TenantId tenant, Collection<Long> some) {
        return sql.sql(INSTRUMENT + " and i.id = any(:some) order by i.id for update of i")
                .param("tenant", tenant.value())
                .param("some", some.toArray(Long[]::new))
                .query(InstrumentStore::instrument)
                .list();
    }

    List<Instrument> ofSlip(TenantId tenant, long slip) {
        return sql.sql(INSTRUMENT + " and i.slip_id = :slip order by i.id for update of i")
                .param("tenant", tenant.value())
                .param("slip", slip)
                .query(InstrumentStore::instrument)
                .list();
    }

    long slip(TenantId tenant, boolean bills, String currency, String iban, LocalDate on, String by, Instant at) {
        return sql.sql("""
                insert into payments.deposit_slip (tenant_id, kind, currency, iban, made_on, made_at, made_by)
                values (:tenant, :kind, :currency, :iban, :on, :at, :by) returning id""")
                .param("tenant", tenant.value())
                .param("kind", bills ? "bill" : "cheque")
                .param("currency", currency)
                .param("iban", iban)
                .param("on", on)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    Optional<DepositSlip> findSlip(TenantId tenant, long slip) {
        var instruments = ofSlip(tenant, slip);
        return sql.sql("""
                select id, kind, currency, iban, made_on, made_by from payments.deposit_slip
                 where tenant_id = :tenant and id = :slip""")
                .param("tenant", tenant.value())
                .param("slip", slip)
                .query((row, _) -> new DepositSlip(
                        row.getLong("id"),
                        row.getString("kind").equals("bill"),
                        row.getString("currency"),
                        row.getString("iban"),
                        row.getObject("made_on", LocalDate.class),
                        row.getString("made_by"),
                        instruments))
                .optional();
    }

    void deposited(TenantId tenant, Collection<Long> some, long slip) {
        sql.sql("""
                update payments.instrument set state = 'deposited', slip_id = :slip
                 where tenant_id = :tenant and id = any(:some)""")
                .param("tenant", tenant.value())
                .param("slip", slip)
                .param("some", some.toArray(Long[]::new))
                .update();
    }

    void cleared(TenantId tenant, long instrument, long credit, LocalDate on) {
        sql.sql("""
                update payments.instrument set state = 'cleared', credit_id = :credit, settled_on = :on
                 where tenant_id = :tenant and id = :instrument""")
                .param("tenant", tenant.value())
                .param("instrument", instrument)
                .param("credit", credit)
                .param("on", on)
                .update();
    }

    void returned(TenantId tenant, long instrument, LocalDate on, String reason) {
        sql.sql("""
                update payments.instrument set state = 'returned', settled_on = :on, reason = :reason
                 where tenant_id = :tenant and id = :instrument""")
                .param("tenant", tenant.value())
                .param("instrument", instrument)
                .param("on", on)
                .param("reason", reason)
                .update();
    }

    /** Allocations of a credit that stand. */
    List<Long> allocations(TenantId tenant, long credit) {
        return sql.sql("""
                select a.id from ledger.allocation a
                 where a.tenant_id = :tenant and a.credit_id = :credit and a.reverses_id is null
                   and not exists (select 1 from ledger.allocation r where r.tenant_id = :tenant and r.reverses_id = a.id)
                 order by a.id""")
                .param("tenant", tenant.value())
                .param("credit", credit)
                .query(Long.class)
                .list();
    }

    /** The bank's own lines of a deposit: its sum, in the days after, on a receipt that nobody has settled. */
    List<Long> linesOf(TenantId tenant, DepositSlip slip) {
        return sql.sql("""
                select id from payments.receipt
                 where tenant_id = :tenant and currency = :currency and amount_cents = :cents
                   and booked_on between :on and :last and state in ('new', 'proposed', 'unknown') order by id limit 2""")
                .param("tenant", tenant.value())
                .param("currency", slip.currency())
                .param("cents", slip.sumCents())
                .param("on", slip.madeOn())
                .param("last", slip.madeOn().plusDays(10))
                .query(Long.class)
                .list();
    }

    private static Instrument instrument(ResultSet row, int number) throws SQLException {
        return new Instrument(
                row.getLong("id"),
                Instrument.Kind.of(row.getString("kind")),
                row.getString("number"),
                row.getString("drawer"),
                new AccountId(row.getLong("account_id")),
                row.getString("name"),
                row.getString("currency"),
                row.getLong("amount_cents"),
                row.getObject("received_on", LocalDate.class),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                Code.read(State.class, row.getString("state")),
                number(row, "slip_id"),
                number(row, "credit_id"),
                row.getString("reason"));
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long found = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(found);
    }
}
