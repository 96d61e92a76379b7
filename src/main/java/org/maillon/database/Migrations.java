package org.maillon.database;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings every module's schema up to date, in the order in which the modules stand on each other; rights come last. Parts of
 * a module that grow side by side keep numbers apart, and the higher may come first.
 */
final class Migrations {
    /** The modules that keep tables, lowest first; each has a schema of its name. */
    static final List<String> SCHEMAS = """
            database
            access
            webhooks
            evidence
            customers
            ledger
            imports
            tasks
            disputes
            payments
            messages
            portal
            registers
            sales
            credit
            terms
            deliveries
            claims
            reminders
            privacy
            api""".lines().toList();

    private Migrations() {}

    static void run(DataSource owner, String database, String applicationRole) {
        var names = Map.of("database", database, "app", applicationRole);
        SCHEMAS.forEach(schema -> migrate(owner, schema, "history", "classpath:db/migration/" + schema, names));
        migrate(owner, "database", "rights_history", "classpath:db/migration/rights", names);
    }

    private static void migrate(
            DataSource owner, String schema, String history, String location, Map<String, String> names) {
        Flyway.configure()
                .dataSource(owner)
                .schemas(schema)
                .defaultSchema(schema)
                .table(history)
                .locations(location)
                .placeholders(names)
                .failOnMissingLocations(true)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
