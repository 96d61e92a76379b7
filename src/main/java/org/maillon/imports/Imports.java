package org.maillon.imports;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Files into the ledger. Files asked for together are read in one transaction: all of it is entered, or nothing; what
 * the ledger already has is not entered again.
 */
@Service
public class Imports {
    /** A bank account that a list shows for more customers than that is hardly theirs: it may be the company's own. */
    private static final int CUSTOMERS_OF_A_PAYER = 5;

    private final TenantScope tenants;
    private final Tenants companies;
    private final ImportStore store;
    private final StagingStore staging;
    private final Customers customers;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Imports(
            TenantScope tenants,
            Tenants companies,
            ImportStore store,
            StagingStore staging,
            Customers customers,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tenants = tenants;
        this.companies = companies;
        this.store = store;
        this.staging = staging;
        this.customers = customers;
        this.ledger = ledger;
        this.events = events;
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

    /** The latest first; their files say how many problems they have, {@link #find} says which. */
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

    /** What the columns of a list hold, as a person said before or as it is proposed, to be corrected and saved. */
    public SheetLook proposeMapping(TenantId tenant, Path file) throws IOException {
        var look = SheetReader.look(file);
        return tenants.in(tenant, () -> store.withKnownMapping(tenant, look));
    }

    /** The same for a file of an import that was refused; empty where it is not there any more. */
    public Optional<SheetLook> proposeMapping(TenantId tenant, ImportId id, int file) throws IOException {
        var files = tenants.in(tenant, () -> store.waiting(tenant, id));
        if (file < 1 || file > files.size()) return Optional.empty();
        var path = Path.of(files.get(file - 1).storedAt());
        return Files.exists(path) ? Optional.of(proposeMapping(tenant, path)) : Optional.empty();
    }

    /** Remembers what the columns hold, for every list with this header from now on. */
    public void saveMapping(TenantId tenant, SheetLayout layout) {
        tenants.run(tenant, () -> store.saveMapping(tenant, layout, clock.instant()));
    }

    /** After a refusal: the same files once more, as when the columns of a list have been explained. */
    public void tryAgain(TenantId tenant, ImportId id) {
        tenants.run(tenant, () -> store.tryAgain(tenant, id));
    }

    /** The files as they were found to be; then, if they are entered, how. */
    /** @param told what other modules are told once it is entered */
    private record Found(List<ImportedFile> files, IntSupplier openAccounts, Runnable post, Runnable told) {
        boolean refused(boolean acceptProblems) {
            return files.stream().anyMatch(file -> acceptProblems ? isUnexplained(file) : file.refusing());
        }

        /** A list whose columns mean nothing yet holds no line that could be taken. */
        private static boolean isUnexplained(ImportedFile file) {
            return file.problems().stream().anyMatch(problem -> problem.code() == FileProblem.Code.MAPPING_UNKNOWN);
        }
    }

    private void enterAll(
            TenantId tenant,
            ImportId id,
            ImportStore.Asked asked,
            List<ImportStore.Waiting> files,
            LocalDate until,
            BiConsumer<Phase, Integer> progress) {
        store.forgetProblems(tenant, id);
        var found = switch (asked.kind()) {
            case FEC -> accounting(tenant, id, files, until, progress);
            case OPEN_ITEMS -> lists(tenant, id, files, progress);
        };
        if (found.refused(asked.acceptProblems())) {
            store.end(tenant, id, Import.State.REFUSED, new Counts(0, 0, 0, 0, 0), clock.instant());
            return;
        }
        progress.accept(Phase.ENTERING, 0);
        int accounts = found.openAccounts().getAsInt();
        found.post().run();
        var posted = ledger.post(
                tenant,
                asked.terms(),
                (terms, day) -> PaymentTerms.parse(terms).dueOn(day),
                percent -> progress.accept(Phase.MATCHING, percent));
        found.told().run();
        store.end(tenant, id, Import.State.DONE, counts(accounts, posted), clock.instant());
        store.forgetFiles(tenant, id);
    }

    private Found accounting(
            TenantId tenant,
            ImportId id,
            List<ImportStore.Waiting> files,
            LocalDate until,
            BiConsumer<Phase, Integer> progress) {
        staging.createStaging();
        var staged = stage(files, until, progress);
        for (var file : staged) store.found(tenant, id, describe(file), file.firstMovementOn());
        return new Found(
                staged.stream().map(Imports::describe).toList(),
                () -> openAccounts(tenant, staging::nameParties),
                () -> post(tenant, id, staged),
                () -> {});
    }

    private Found lists(
            TenantId tenant, ImportId id, List<ImportStore.Waiting> files, BiConsumer<Phase, Integer> progress) {
        staging.createSheetStaging();
        var sheets = new SheetStaging(store, staging, tenant, LocalDate.now(clock));
        var found = new ArrayList<ImportedFile>();
        for (var file : files) {
            found.add(sheets.stage(found.size() + 1, Path.of(file.storedAt()), file.name()));
            progress.accept(Phase.READING, 100 * found.size() / files.size());
        }
        staging.readySheets();
        var fallen = staging.fallen(tenant);
        for (var file : found) store.found(tenant, id, warned(file, fallen), null);
        return new Found(
                found,
                () -> openAccounts(tenant, staging::nameDebtors),
                () -> {
                    ledger.beginPosting(tenant);
                    staging.postSheets("import:" + id.value());
                },
                () -> tellPayers(tenant));
    }

    private void tellPayers(TenantId tenant) {
        var listed = staging.listedPayers(tenant, CUSTOMERS_OF_A_PAYER);
        if (!listed.isEmpty()) events.publishEvent(new PayersListed(tenant, listed));
    }

    private static ImportedFile warned(ImportedFile file, List<SheetStaging.Fallen> fallen) {
        var warnings = fallen.stream()
                .filter(item -> item.file() == file.number())
                .map(SheetStaging.Fallen::problem)
                .toList();
        return warnings.isEmpty() ? file : file.with(warnings);
    }

    private List<Staged> stage(List<ImportStore.Waiting> files, LocalDate until, BiConsumer<Phase, Integer> progress) {
        var exports = new FecStaging(staging);
        var staged = new ArrayList<Staged>();
        for (int number = 1; number <= files.size(); number++) {
            var file = files.get(number - 1);
            int before = number - 1;
            staged.add(exports.stage(
                    number,
                    Path.of(file.storedAt()),
                    file.name(),
                    until,
                    percent -> progress.accept(Phase.READING, (100 * before + percent) / files.size())));
        }
        staging.readyStaging();
        return staged;
    }

    private int openAccounts(TenantId tenant, Runnable name) {
        var company = companies.find(tenant).orElseThrow();
        try (var names = customers.nameMany(tenant)) {
            names.finish();
        }
        name.run();
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
            staging.stageFile(file.file(), 1 + inOrder.indexOf(file), repeats);
        }
        ledger.beginPosting(tenant);
        var name = "import:" + id.value();
        staging.post(name);
        for (var later : known) {
            for (var earlier : given) {
                if (later.follows(earlier)) staging.replaceOpenings(tenant, earlier.lastOn(), later.lastOn(), name);
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
