package org.maillon.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankStatement;
import org.maillon.bank.StatementLine;
import org.maillon.database.BulkCopy;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps statements and their lines, each once. */
@Repository
class StatementStore {
    private final JdbcClient sql;
    private final DataSource source;

    StatementStore(JdbcClient sql, DataSource source) {
        this.sql = sql;
        this.source = source;
    }

    /** Empty where the very same statement was taken before. */
    Optional<Long> keep(TenantId tenant, long file, UUID key, BankStatement statement, int known, Instant at) {
        return sql.sql("""
                insert into payments.statement (tenant_id, file_id, statement_key, format, account, currency, number, first_on,
                       last_on, opening_cents, closing_cents, balanced, lines, known_lines, taken_at)
                values (:tenant, :file, :key, :format, :account, :currency, :number, :first, :last, :opening, :closing,
                        :balanced, :lines, :known, :at)
                on conflict (tenant_id, statement_key) do nothing
                returning id""")
                .param("tenant", tenant.value())
                .param("file", file)
                .param("key", key)
                .param("format", statement.format())
                .param("account", text(statement.account()))
                .param("currency", text(statement.currency()))
                .param("number", text(statement.number()))
                .param("first", statement.firstOn())
                .param("last", statement.lastOn())
                .param("opening", statement.openingCents())
                .param("closing", statement.closingCents())
                .param("balanced", statement.balanced())
                .param("lines", statement.lines().size())
                .param("known", known)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The latest statements, what a day announced before its end left out. */
    List<StatementSpan> spans(TenantId tenant, int limit) {
        return sql.sql("""
                select s.file_id, s.account, s.currency, s.number, s.first_on, s.last_on, s.opening_cents, s.closing_cents, s.balanced
                  from payments.statement s
                 where s.tenant_id = :tenant and s.first_on is not null and s.format not in ('camt.052', 'camt.054', 'mt942')
                 order by s.first_on desc, s.id desc limit :limit""")
                .param("tenant", tenant.value())
                .param("limit", limit)
                .query((row, _) -> new StatementSpan(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class),
                        row.getObject(6, LocalDate.class),
                        row.getObject(7, Long.class),
                        row.getObject(8, Long.class),
                        row.getBoolean(9)))
                .list();
    }

    /** What was taken of an account between two days. */
    List<EntryRules.Entry> known(TenantId tenant, String account, LocalDate from, LocalDate until) {
        return sql.sql("""
                select r.booked_on || ' ' || r.amount_cents || ' ' || r.currency, s.format, nullif(s.number, ''), r.end_to_end_id,
                       r.payer_iban, r.bank_reference
                  from payments.receipt r join payments.statement s on s.tenant_id = :tenant and s.id = r.statement_id
                 where r.tenant_id = :tenant and r.account = :account and r.booked_on between :from and :until
                 order by r.id""")
                .param("tenant", tenant.value())
                .param("account", account)
                .param("from", from)
                .param("until", until)
                .query((row, _) -> new EntryRules.Entry(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    record Keyed(UUID key, StatementLine line, Receipt.State state) {}

    /** Answers how many were kept; a line that somebody else took in this very moment is left. */
    int keep(TenantId tenant, long statement, String account, List<Keyed> lines) {
        sql.sql("""
                create temporary table if not exists taken_line (
                    entry_key uuid, place int, booked_on date, value_on date, amount_cents bigint, currency text, payer text,
                    payer_iban text, reference text, structured_reference text, text text, end_to_end_id text, mandate_id text,
                    bank_reference text, returned boolean, return_reason text, state text) on commit drop""").update();
        sql.sql("truncate taken_line").update();
        try (var copy = BulkCopy.into(
                source,
                "taken_line",
                "entry_key",
                "place",
                "booked_on",
                "value_on",
                "amount_cents",
                "currency",
                "payer",
                "payer_iban",
                "reference",
                "structured_reference",
                "text",
                "end_to_end_id",
                "mandate_id",
                "bank_reference",
                "returned",
                "return_reason",
                "state")) {
            for (var each : lines) copy(copy, each);
            copy.finish();
        }
        return sql.sql("""
                insert into payments.receipt (tenant_id, statement_id, entry_key, place, account, booked_on, value_on, amount_cents,
                       currency, payer, payer_iban, reference, structured_reference, text, end_to_end_id, mandate_id,
                       bank_reference, returned, return_reason, state)
                select :tenant, :statement, entry_key, place, :account, booked_on, value_on, amount_cents, currency, payer,
                       payer_iban, reference, structured_reference, text, end_to_end_id, mandate_id, bank_reference, returned,
                       return_reason, state
                  from taken_line order by place
                on conflict (tenant_id, entry_key) do nothing""")
                .param("tenant", tenant.value())
                .param("statement", statement)
                .param("account", account)
                .update();
    }

    private static void copy(BulkCopy copy, Keyed each) {
        var line = each.line();
        copy.add(each.key().toString()).add(line.place()).add(line.bookedOn()).add(line.valueOn());
        copy.add(line.amountCents()).add(line.currency()).add(line.payer()).add(line.payerIban());
        copy.add(line.reference())
                .add(line.structuredReference())
                .add(line.text())
                .add(line.endToEndId());
        copy.add(line.mandateId())
                .add(line.bankReference())
                .add(line.returned())
                .add(line.returnReason());
        copy.add(each.state().stored());
        copy.endRow();
    }
}
