package org.maillon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.access.TenantScope;
import org.maillon.database.Database;
import org.maillon.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A forgotten filter leaks nothing: what these statements leave out on purpose, the database puts in. */
class TenantIsolationTest extends DatabaseTest {
    private static final String ENTRY = """
            insert into ledger.entry (tenant_id, account_id, kind, booked_on, document_on, reference, label, ledger_account,
                   journal, currency, amount_cents, letter, source_key, source, recorded_at)
            select :tenant, id, 'invoice', date '2026-01-05', date '2026-01-05', 'F1', '', '411', 'VE', 'EUR', 12000, '',
                   gen_random_uuid(), 'test', timestamptz '2026-01-05 12:00Z'
              from customers.customer_account where tenant_id = :owner
            """;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Database database;

    private TenantId neighbour;

    @BeforeEach
    void twoCompaniesOwedOneInvoiceEach() {
        neighbour = newTenant();
        for (var company : new TenantId[] {tenant(), neighbour}) {
            scope.run(company, () -> {
                sql.sql("""
                                insert into customers.customer_account (tenant_id, code, name, language, country, created_at)
                                values (:tenant, 'C1', 'Client', 'fr', 'FR', timestamptz '2026-01-05 12:00Z')
                                """).param("tenant", company.value()).update();
                assertThat(write(company, company)).isOne();
            });
        }
    }

    @AfterEach
    void removeTheNeighbour() {
        companies.remove(neighbour);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ledger.entry", "customers.customer_account"})
    void aForgottenFilterShowsOnlyOnesOwnRows(String table) {
        var seen = scope.in(
                tenant(),
                () -> sql.sql("select tenant_id from " + table)
                        .query(Long.class)
                        .list());
        assertThat(seen).containsExactly(tenant().value());
    }

    @Test
    void withNoCompanyChosenNothingIsSeen() {
        assertThat(sql.sql("select count(*) from ledger.entry")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void withNoCompanyChosenNothingIsWritten() {
        assertThatThrownBy(() -> sql.sql("""
                                insert into customers.policy (tenant_id, default_terms) values (:tenant, '30')
                                """).param("tenant", tenant().value()).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void aRowForAnotherCompanyIsRefused() {
        assertThatThrownBy(() -> scope.in(tenant(), () -> write(neighbour, tenant())))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void aChangeWithoutAFilterTouchesOnlyOnesOwnRows() {
        var changed = scope.in(
                tenant(),
                () -> sql.sql("update customers.customer_account set name = 'Autre'")
                        .update());
        assertThat(changed).isOne();
        assertThat(scope.in(
                        neighbour,
                        () -> sql.sql("select name from customers.customer_account")
                                .query(String.class)
                                .single()))
                .isEqualTo("Client");
    }

    @Test
    void insideOneCompanyNoOtherCanBeEntered() {
        assertThatThrownBy(() -> scope.run(tenant(), () -> scope.run(neighbour, () -> {})))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aConnectionThatComesBackToThePoolHasForgottenItsCompany() throws SQLException {
        scope.run(tenant(), () -> {});
        assertThatThrownBy(() -> scope.run(tenant(), () -> {
                    throw new IllegalStateException("rolled back");
                }))
                .isInstanceOf(IllegalStateException.class);
        var held = new ArrayList<Connection>();
        try {
            for (var i = 0; i < 8; i++) {
                var connection = database.application().getConnection();
                held.add(connection);
                try (var rows = connection
                        .createStatement()
                        .executeQuery("select coalesce(current_setting('maillon.tenant', true), ''),"
                                + " (select count(*) from ledger.entry)")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString(1)).isEmpty();
                    assertThat(rows.getLong(2)).isZero();
                }
            }
        } finally {
            for (var connection : held) connection.close();
        }
    }

    private int write(TenantId tenant, TenantId owner) {
        return sql.sql(ENTRY)
                .param("tenant", tenant.value())
                .param("owner", owner.value())
                .update();
    }
}
