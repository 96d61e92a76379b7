package org.maillon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.demo.BulkItems;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.TenantId;

/** A throw-away company with as many open items as a measurement wants. */
final class BulkBooks {
    private final Application application;
    private final long items;
    private final int accounts;
    private final double dueShare;
    private final long seed;
    private final Tenant.Purpose purpose;

    BulkBooks(Application application, long items, int accounts, double dueShare, long seed) {
        this(application, Tenant.Purpose.THROW_AWAY, items, accounts, dueShare, seed);
    }

    BulkBooks(Application application, Tenant.Purpose purpose, long items, int accounts, double dueShare, long seed) {
        this.application = application;
        this.purpose = purpose;
        this.items = items;
        this.accounts = accounts;
        this.dueShare = dueShare;
        this.seed = seed;
    }

    /** Enters the items as of a day, lets the measurement work on them and removes the company again. */
    <T> T with(LocalDate on, Function<TenantId, T> measurement) throws IOException {
        var tenants = application.get(Tenants.class);
        var tenant = tenants.create("bench", purpose, "FR", Language.FR).id();
        try {
            enter(tenant, on);
            return measurement.apply(tenant);
        } finally {
            tenants.remove(tenant);
        }
    }

    private void enter(TenantId tenant, LocalDate on) throws IOException {
        var file = Files.createTempFile("open-items", ".csv");
        try {
            BulkItems.write(file, items, accounts, dueShare, on, seed);
            var imports = application.get(Imports.class);
            var options = new ImportOptions(PaymentTerms.parse("30"), true);
            var given = List.of(new Imports.Given("open-items.csv", file));
            var id = imports.ask(tenant, Import.Kind.OPEN_ITEMS, given, options, "bench");
            var done = imports.run(tenant, id, (_, _) -> {});
            if (done.counts().openItems() != items) {
                throw new IllegalStateException(done.counts().openItems() + " of " + items + " items were entered");
            }
        } finally {
            Files.delete(file);
        }
    }
}
