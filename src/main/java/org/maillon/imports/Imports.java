package org.maillon.imports;

import static java.util.Comparator.comparing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.customers.Customers;
import org.maillon.imports.FecStaging.Staged;
import org.maillon.imports.Import.Counts;
import org.maillon.imports.Import.Phase;
import org.maillon.imports.ImportStore.Year;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.Posted;
import org.springframework.stereotype.Service;

/**
 * Files into the ledger. Files asked for together are read in one transaction: all of it is entered, or nothing; what
 * the ledger already has is not entered again.
 */
@Service
public class Imports {
    private final TenantScope tenants;
    private final Tenants companies;
    private final ImportStore store;
    private final Customers customers;
    private final Ledger ledger;
    private final Clock clock;

    Imports(
            TenantScope tenants,
            Tenants companies,
            ImportStore store,
            Customers customers,
            Ledger ledger,
            Clock clock) {
        this.tenants = tenants;
        this.companies = companies;
        this.store = store;
        this.customers = customers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A file to be read, under the name its owner gave it. */
    public record Given(String name, Path path) {}

    /** Notes what is asked; {@link #run} does it. The files must stay where they are until then. */
    public ImportId ask(TenantId tenant, Import.Kind kind, List<Given> files, ImportOptions options, String askedBy) {
        var waiting = files.stream()
                .map(file -> new ImportStore.Waiting(file.name(), file.path().toString()))
                .toList();
        return tenants.in(tenant, () -> store.create(tenant, kind, options, askedBy, waiting, clock.instant()));
    }

    public Optional<Import> find(TenantId tenant, ImportId id) {
        return tenants.in(tenant, () -> store.find(tenant, id));
    }

    public List<Import> latest(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> store.latest(tenant, limit));
    }

    /** After a refusal: the same files again, all lines but those with a problem. */
    public void acceptProblems(TenantId tenant, ImportId id) {
        tenants.run(tenant, () -> store.askAgain(tenant, id));
    }

    /** Reads the files and enters what they hold, or refuses with the problems. The progress is told and can be looked up. */
    public Import run(TenantId tenant, ImportId id, BiConsumer<Phase, Integer> progress) {
        return run(tenant, id, LocalDate.MAX, progress);
    }

    /** The same, without the lines booked after a day: the ledger as it stood that day. */
    public Import run(TenantId tenant, ImportId id, LocalDate until, BiConsumer<Phase, Integer> progress) {
        var asked = tenants.in(tenant, () -> store.asked(tenant, id));
        var files = tenants.in(tenant, () -> store.waiting(tenant, id));
        tenants.run(tenant, () -> enterAll(tenant, id, asked, files, until, progress));
        return find(tenant, id).orElseThrow();
    }

    private void enterAll(
            TenantId tenant,
            ImportId id,
            ImportStore.Asked asked,
            List<ImportStore.Waiting> files,
            LocalDate until,
            BiConsumer<Phase, Integer> progress) {
        store.createStaging();
        var staged = stage(files, until, progress);
        for (var file : staged) store.found(tenant, id, describe(file), file.firstMovementOn());
        if (!asked.acceptProblems()
                && staged.stream().anyMatch(file -> file.summary().refused())) {
            store.end(tenant, id, Import.State.REFUSED, new Counts(0, 0, 0, 0, 0), clock.instant());
            return;
        }
        progress.accept(Phase.ENTERING, 0);
        int accounts = openAccounts(tenant);
        post(tenant, id, staged);
        var posted = ledger.post(
                tenant,
                asked.terms(),
                (terms, day) -> PaymentTerms.parse(terms).dueOn(day),
                percent -> progress.accept(Phase.MATCHING, percent));
        store.end(tenant, id, Import.State.DONE, counts(accounts, posted), clock.instant());
        store.forgetFiles(tenant, id);
    }

    private List<Staged> stage(List<ImportStore.Waiting> files, LocalDate until, BiConsumer<Phase, Integer> progress) {
        var staging = new FecStaging(store);
        var staged = new ArrayList<Staged>();
        for (int number = 1; number <= files.size(); number++) {
            var file = files.get(number - 1);
            int before = number - 1;
            staged.add(staging.stage(
                    number,
                    Path.of(file.storedAt()),
                    file.name(),
                    until,
                    percent -> progress.accept(Phase.READING, (100 * before + percent) / files.size())));
        }
        store.readyStaging();
        return staged;
    }

    private int openAccounts(TenantId tenant) {
        var company = companies.find(tenant).orElseThrow();
        try (var names = customers.nameMany(tenant)) {
            names.finish();
        }
        store.nameParties();
        return customers.openNamed(tenant, company.language(), company.country());
    }

    private void post(TenantId tenant, ImportId id, List<Staged> staged) {
        var known = store.knownYears(tenant);
        var given =
                staged.stream().filter(Imports::hasMovements).map(Imports::year).toList();
        var years = new ArrayList<>(known);
        years.addAll(given);
        var inOrder = staged.stream()
                .sorted(comparing(file -> file.firstMovementOn() == null ? LocalDate.MIN : file.firstMovementOn()))
                .toList();
        for (var file : inOrder) {
            var repeats = hasMovements(file) && years.stream().anyMatch(year(file)::follows);
            store.stageFile(file.file(), 1 + inOrder.indexOf(file), repeats);
        }
        ledger.beginPosting(tenant);
        var name = "import:" + id.value();
        store.post(name);
        for (var later : known) {
            for (var earlier : given) {
                if (later.follows(earlier)) store.replaceOpenings(tenant, earlier.lastOn(), later.lastOn(), name);
            }
        }
    }

    private static boolean hasMovements(Staged file) {
        return file.firstMovementOn() != null && file.summary().lastOn() != null;
    }

    private static Year year(Staged file) {
        return new Year(
                java.util.Objects.requireNonNull(file.firstMovementOn()),
                java.util.Objects.requireNonNull(file.summary().lastOn()));
    }

    private static Counts counts(int accounts, Posted posted) {
        return new Counts(accounts, posted.entries(), posted.known(), posted.openItems(), posted.allocations());
    }

    private static ImportedFile describe(Staged staged) {
        var summary = staged.summary();
        return new ImportedFile(
                staged.file(),
                summary.name(),
                summary.lines(),
                summary.encoding(),
                summary.separator() == 0 ? "" : String.valueOf(summary.separator()),
                summary.debitCents(),
                summary.creditCents(),
                Optional.ofNullable(summary.firstOn()),
                Optional.ofNullable(summary.lastOn()),
                summary.refused(),
                summary.problems().size() + (long) summary.moreProblems(),
                summary.problems());
    }
}
