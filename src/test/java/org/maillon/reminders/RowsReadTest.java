package org.maillon.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.customers.AccountId;
import org.maillon.demo.BulkItems;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.PaymentTerms;
import org.maillon.messages.Channel;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.QueuedMessage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done about one customer reads what is of that customer, however many others there are: the database counts the rows. */
class RowsReadTest extends DatabaseTest {
    private static final LocalDate ON = LocalDate.of(2026, 11, 23);
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
    private static final int CUSTOMERS = 1_500;
    private static final int ITEMS_OF_ONE = 4;

    /** More than one customer and the settings have, and a tenth of what the company has. */
    private static final int FEW = 150;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Imports imports;

    @Autowired
    private Reminders reminders;

    @Autowired
    private ReminderComposer composer;

    @BeforeEach
    void aCompanyWithManyCustomersToRemind() throws IOException {
        var file = Files.createTempFile("open-items", ".csv");
        BulkItems.write(file, (long) CUSTOMERS * ITEMS_OF_ONE, CUSTOMERS, 1, ON, 1);
        var given = List.of(new Imports.Given("open-items.csv", file));
        var options = new ImportOptions(PaymentTerms.parse("30"), true);
        imports.run(tenant(), imports.ask(tenant(), Import.Kind.OPEN_ITEMS, given, options, "test"), (_, _) -> {});
        Files.delete(file);
        reminders.run(tenant(), ON, false);
        sql.sql("""
                select database.refresh_statistics('reminders.review', 'reminders.step_taken', 'reminders.journal', 'messages.message')
                       is null""").query(Boolean.class).single();
    }

    @Test
    void oneMessageAtTheDoor() {
        var message = anyMessage();
        assertThat(rowsRead(() -> composer.compose(tenant(), message, DeliveryMode.NOW, NOON)))
                .isEmpty();
    }

    @Test
    void messagesReadAhead() {
        var message = anyMessage();
        assertThat(rowsRead(() -> composer.ahead(tenant(), List.of(message), DeliveryMode.NOW, NOON)))
                .isEmpty();
    }

    @Test
    void oneAccountDecidedAnew() {
        var account = new AccountId(anyMessage().accountId());
        assertThat(rowsRead(() -> reminders.decide(tenant(), account, ON.plusDays(3))))
                .isEmpty();
    }

    /** The tables of which many rows were read. */
    private Map<String, Long> rowsRead(Supplier<?> work) {
        return scope.in(tenant(), () -> {
            var before = counted();
            work.get();
            var read = counted();
            read.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
            read.values().removeIf(rows -> rows <= FEW);
            return read;
        });
    }

    private Map<String, Long> counted() {
        var rows = new TreeMap<String, Long>();
        sql.sql("""
                select schemaname || '.' || relname as name, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as rows
                  from pg_stat_xact_user_tables""").query(row -> {
            rows.put(row.getString("name"), row.getLong("rows"));
        });
        return rows;
    }

    private QueuedMessage anyMessage() {
        return scope.in(
                tenant(),
                () -> sql.sql("""
                select id, account_id, key, channel, step, not_before from messages.message
                 where tenant_id = :tenant order by id offset 700 limit 1""")
                        .param("tenant", tenant().value())
                        .query((row, _) -> new QueuedMessage(
                                row.getLong("id"),
                                row.getLong("account_id"),
                                Reminders.SOURCE,
                                row.getString("key"),
                                Currency.getInstance("EUR"),
                                Channel.of(row.getString("channel")),
                                row.getString("step"),
                                ON,
                                row.getTimestamp("not_before").toInstant(),
                                0))
                        .single());
    }
}
