package org.maillon.payments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.maillon.access.AuditTrail;
import org.maillon.access.TenantScope;
import org.maillon.bank.BankColumn;
import org.maillon.bank.BankFileRefused;
import org.maillon.bank.BankFiles;
import org.maillon.bank.BankSheetLook;
import org.maillon.bank.ColumnMapping;
import org.maillon.bank.SheetMapping;
import org.maillon.kernel.TenantId;
import org.springframework.stereotype.Service;

/** What the columns of banks' lists hold, where headers alone do not tell: asked once for each layout, kept, and changeable. */
@Service
public class BankColumns {
    private static final int LATEST = 100;

    private final TenantScope tenants;
    private final ColumnMappingStore store;
    private final StatementFileStore files;
    private final AuditTrail trail;
    private final Clock clock;

    BankColumns(
            TenantScope tenants, ColumnMappingStore store, StatementFileStore files, AuditTrail trail, Clock clock) {
        this.tenants = tenants;
        this.store = store;
        this.files = files;
        this.trail = trail;
        this.clock = clock;
    }

    /** What was said, for the reader; looked up beforehand, for a file is read outside any transaction. */
    SheetMapping said(TenantId tenant) {
        var all = tenants.in(tenant, () -> store.all(tenant));
        return fingerprint -> Optional.ofNullable(all.get(fingerprint));
    }

    /** The columns of a file that was refused because nobody said what they hold; empty for any other, or one that is gone. */
    public Optional<BankSheetLook> look(TenantId tenant, long file) throws IOException {
        var waiting = tenants.in(tenant, () -> files.unexplained(tenant, file));
        if (waiting.isEmpty() || !Files.exists(Path.of(waiting.get().storedAt()))) return Optional.empty();
        try (var in = Files.newInputStream(Path.of(waiting.get().storedAt()))) {
            return Optional.of(BankFiles.look(waiting.get().name(), in, said(tenant)));
        } catch (BankFileRefused noList) {
            return Optional.empty();
        }
    }

    /** Those said last, at most a hundred. */
    public List<ColumnMapping> kept(TenantId tenant) {
        return tenants.in(tenant, () -> store.latest(tenant, LATEST));
    }

    public Optional<ColumnMapping> find(TenantId tenant, String fingerprint) {
        return tenants.in(tenant, () -> store.find(tenant, fingerprint));
    }

    /** Keeps what these columns hold; what a list cannot be read without and is missing is answered, and then nothing is kept. */
    public List<BankColumn> save(TenantId tenant, ColumnMapping look, Map<Integer, BankColumn> said, String by) {
        var mapping = look.with(said, look.currency(), look.dayOrder());
        var missing = mapping.missing();
        if (missing.isEmpty())
            tenants.run(tenant, () -> {
                store.save(tenant, mapping, clock.instant(), by);
                trail.record(tenant, by, "bank-columns-explained", title(mapping), "");
            });
        return missing;
    }

    /** Nothing is known of these headings any more: they are asked about again. */
    public boolean forget(TenantId tenant, String fingerprint, String by) {
        return tenants.in(tenant, () -> {
            var found = store.find(tenant, fingerprint);
            found.ifPresent(mapping -> trail.record(tenant, by, "bank-columns-forgotten", title(mapping), ""));
            return store.forget(tenant, fingerprint);
        });
    }

    private static String title(ColumnMapping mapping) {
        var title = String.join(", ", mapping.headers());
        return title.length() <= 100 ? title : title.substring(0, 99) + "…";
    }
}
