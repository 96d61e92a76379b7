package org.maillon.payments;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.bank.BankFileRefused;
import org.maillon.bank.BankFiles;
import org.maillon.bank.BankProblem.Code;
import org.maillon.bank.BankStatement;
import org.maillon.database.MaillonHome;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;

/**
 * Reads bank files in the background, one after another, and matches what they bring. A file whose server died is read
 * again when the server starts; taking it twice adds nothing.
 */
@Service
public class StatementRun {
    private static final Logger LOG = LoggerFactory.getLogger(StatementRun.class);
    private static final int MOST_PROBLEMS = 200;
    private static final int LONGEST_NAME = 200;
    private static final Set<Code> COLUMNS =
            Set.of(Code.NO_COLUMNS, Code.NO_DAY_COLUMN, Code.NO_AMOUNT_COLUMN, Code.NO_REFERENCE_COLUMN);

    private final TenantScope tenants;
    private final Tenants companies;
    private final StatementFileStore files;
    private final Statements statements;
    private final Receipts receipts;
    private final DebitReturns debits;
    private final BankColumns columns;
    private final Clock clock;
    private final Path folder;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("statements").factory());

    StatementRun(
            TenantScope tenants,
            Tenants companies,
            StatementFileStore files,
            Statements statements,
            Receipts receipts,
            DebitReturns debits,
            BankColumns columns,
            MaillonHome home,
            Clock clock) {
        this.tenants = tenants;
        this.companies = companies;
        this.files = files;
        this.statements = statements;
        this.receipts = receipts;
        this.debits = debits;
        this.columns = columns;
        this.clock = clock;
        this.folder = home.path().toAbsolutePath().resolve("statements");
    }

    /** Keeps a file under a name of our own and begins to read it; answers what {@link #find} knows it by. */
    public long begin(TenantId tenant, String name, InputStreamSource content, String by) throws IOException {
        Files.createDirectories(folder);
        var kept = folder.resolve(UUID.randomUUID().toString());
        try (var in = content.getInputStream()) {
            Files.copy(in, kept);
        } catch (IOException e) {
            Files.deleteIfExists(kept);
            throw e;
        }
        long id = tenants.in(tenant, () -> files.add(tenant, lastPart(name), kept.toString(), by, clock.instant()));
        worker.execute(() -> read(tenant, new StatementFileStore.Waiting(id, lastPart(name), kept.toString())));
        return id;
    }

    /** Reads a file again that was refused for its columns, once somebody said what they hold. */
    public void readAgain(TenantId tenant, long file) {
        var waiting = tenants.in(tenant, () -> {
            var found = files.unexplained(tenant, file);
            return found.filter(_ -> files.again(tenant, file));
        });
        waiting.ifPresent(found -> worker.execute(() -> read(tenant, found)));
    }

    public java.util.Optional<StatementFile> find(TenantId tenant, long file) {
        return tenants.in(tenant, () -> files.find(tenant, file));
    }

    /** The latest files, the newest first, without their problems. */
    public List<StatementFile> latest(TenantId tenant, int limit) {
        return tenants.in(tenant, () -> files.latest(tenant, limit));
    }

    @EventListener
    void resume(WebServerInitializedEvent started) {
        worker.execute(() -> companies.all().stream().map(Tenant::id).forEach(this::resume));
    }

    private void resume(TenantId tenant) {
        for (var waiting : tenants.in(tenant, () -> files.unfinished(tenant))) {
            if (Files.exists(Path.of(waiting.storedAt()))) read(tenant, waiting);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(5, TimeUnit.SECONDS)) LOG.info("a bank file is left for the next start");
    }

    private void read(TenantId tenant, StatementFileStore.Waiting file) {
        try {
            take(tenant, file, told(tenant));
            Files.deleteIfExists(Path.of(file.storedAt()));
        } catch (BankFileRefused refused) {
            refuse(tenant, file, refused.problem().say(told(tenant)));
            if (COLUMNS.contains(refused.problem().code()))
                tenants.run(tenant, () -> files.columnsUnknown(tenant, file.id()));
        } catch (IOException | RuntimeException fault) {
            var quote = UUID.randomUUID().toString().substring(0, 8);
            LOG.error("fault {} in bank file {}", quote, file.id(), fault);
            refuse(tenant, file, told(tenant).say("payments.statement.fault", quote));
        }
    }

    private void take(TenantId tenant, StatementFileStore.Waiting file, Texts texts) throws IOException {
        try (var in = Files.newInputStream(Path.of(file.storedAt()))) {
            var read = BankFiles.read(file.name(), in, columns.said(tenant));
            var taken = tenants.in(tenant, () -> {
                tell(tenant, file, read, texts);
                return statements.take(tenant, file.id(), read);
            });
            var counts = receipts.matchNew(tenant);
            debits.hearLines(tenant);
            var state = taken.statements() == 0 ? StatementFile.State.REFUSED : StatementFile.State.DONE;
            tenants.run(tenant, () -> files.end(tenant, file.id(), state, taken, counts.matched(), clock.instant()));
        }
    }

    private void tell(TenantId tenant, StatementFileStore.Waiting file, List<BankStatement> read, Texts texts) {
        int number = 0;
        for (var statement : read) {
            for (var problem : statement.problems()) {
                if (++number <= MOST_PROBLEMS)
                    files.problem(tenant, file.id(), number, problem.line(), problem.say(texts));
            }
        }
    }

    private void refuse(TenantId tenant, StatementFileStore.Waiting file, String sentence) {
        tenants.run(tenant, () -> {
            files.problem(tenant, file.id(), 0, 0, sentence);
            var nothing = new Statements.Taken(file.id(), 0, 0, 0);
            files.end(tenant, file.id(), StatementFile.State.REFUSED, nothing, 0, clock.instant());
        });
    }

    private Texts told(TenantId tenant) {
        return Texts.in(companies.find(tenant).map(Tenant::language).orElse(Language.FR));
    }

    /** Without folders, of whichever system, and without what no name holds. */
    private static String lastPart(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        if (last.isEmpty()) return "file";
        return last.length() > LONGEST_NAME ? last.substring(0, LONGEST_NAME) : last;
    }
}
