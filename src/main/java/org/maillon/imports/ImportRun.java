package org.maillon.imports;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.imports.FileProblem.Code;
import org.maillon.imports.Import.Phase;
import org.maillon.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;

/**
 * Imports in the background, a few at a time, on the machine that received their files. One whose server died is begun
 * again when the server starts: the files are still there, and what was entered was entered whole. A fault ends it as
 * refused, with a problem that says so.
 */
@Service
public class ImportRun {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int AT_ONCE = 2;
    private static final int LONGEST_NAME = 200;
    private static final Duration TOLD_EVERY = Duration.ofMillis(500);
    /** After that long, a file that is not here is nowhere, and files of a refused import are not asked for any more. */
    private static final Duration GONE_AFTER = Duration.ofDays(1);

    private static final Duration KEPT = Duration.ofDays(7);

    private final Imports imports;
    private final ImportStore store;
    private final TenantScope tenants;
    private final Tenants companies;
    private final Inbox inbox;
    private final Clock clock;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("import-", 1).factory());
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("import-watch").factory());
    private volatile boolean stopping;

    ImportRun(Imports imports, ImportStore store, TenantScope tenants, Tenants companies, Inbox inbox, Clock clock) {
        this.imports = imports;
        this.store = store;
        this.tenants = tenants;
        this.companies = companies;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** A file that is sent, under the name its owner gave it; only the name's last part is kept. */
    public record Upload(String name, InputStreamSource content) {}

    /** Keeps the files, notes what is asked and begins. Nothing is kept where a file does not arrive whole. */
    public ImportId begin(
            TenantId tenant, Import.Kind kind, List<Upload> uploads, ImportOptions options, String askedBy)
            throws IOException {
        var given = new ArrayList<Imports.Given>();
        try {
            for (var upload : uploads) {
                given.add(new Imports.Given(lastPart(upload.name()), inbox.keep(upload.content())));
            }
            var id = imports.ask(tenant, kind, given, options, askedBy);
            start(tenant, id);
            return id;
        } catch (IOException | RuntimeException e) {
            given.forEach(file -> inbox.remove(file.path()));
            throw e;
        }
    }

    /** Begins an import that was asked for, or asked for again; returns at once. */
    public void start(TenantId tenant, ImportId id) {
        workers.execute(() -> run(tenant, id));
    }

    @EventListener
    void watch(WebServerInitializedEvent started) {
        watch.scheduleWithFixedDelay(this::resumeAll, 0, 60, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        watch.shutdownNow();
        workers.shutdownNow();
        if (!workers.awaitTermination(5, TimeUnit.SECONDS)) LOG.info("an import is left for the next start");
    }

    private void resumeAll() {
        try {
            companies.all().stream().map(Tenant::id).forEach(this::resume);
            inbox.removeOlderThan(clock.instant().minus(KEPT));
        } catch (RuntimeException e) {
            LOG.warn("unfinished imports could not be looked for", e);
        }
    }

    /** Begins again what was not finished and whose files are on this machine; nothing that is under way. */
    void resume(TenantId tenant) {
        for (var id : tenants.in(tenant, () -> store.unfinished(tenant))) {
            var files = files(tenant, id);
            if (files.isEmpty() || !files.stream().allMatch(inbox::holds)) continue;
            if (files.stream().allMatch(Files::exists)) start(tenant, id);
            else if (isOld(tenant, id)) refuse(tenant, id, FileProblem.of(0, 0, Code.FILE_GONE));
        }
    }

    private boolean isOld(TenantId tenant, ImportId id) {
        var longAgo = clock.instant().minus(GONE_AFTER);
        return imports.find(tenant, id).stream().anyMatch(it -> it.createdAt().isBefore(longAgo));
    }

    private void run(TenantId tenant, ImportId id) {
        var files = files(tenant, id);
        if (files.isEmpty()) return;
        try (var claim = inbox.claim(files.getFirst()).orElse(null)) {
            if (claim != null && isUnfinished(tenant, id)) runTold(tenant, id, files);
        } catch (RuntimeException | Error e) {
            if (!stopping) refuse(tenant, id, e);
        }
    }

    private boolean isUnfinished(TenantId tenant, ImportId id) {
        return tenants.in(tenant, () -> store.unfinished(tenant)).contains(id);
    }

    private record Progress(Phase phase, int percent) {}

    /** The progress is written beside the import's own transaction, which nobody sees before its end. */
    private void runTold(TenantId tenant, ImportId id, List<Path> files) {
        var latest = new AtomicReference<@Nullable Progress>(new Progress(Phase.READING, 0));
        var telling = watch.scheduleAtFixedRate(
                () -> tell(tenant, id, latest.getAndSet(null)), 0, TOLD_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var ended = imports.run(tenant, id, (phase, percent) -> latest.set(new Progress(phase, percent)));
            if (ended.state() == Import.State.DONE) files.forEach(inbox::remove);
        } finally {
            telling.cancel(false);
        }
    }

    private void tell(TenantId tenant, ImportId id, @Nullable Progress progress) {
        if (progress == null) return;
        try {
            tenants.run(tenant, () -> store.progress(tenant, id, progress.phase(), progress.percent()));
        } catch (RuntimeException e) {
            LOG.warn("the progress of import {} is not told: {}", id.value(), e.getMessage());
        }
    }

    private void refuse(TenantId tenant, ImportId id, Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoSuchFileException) {
                refuse(tenant, id, FileProblem.of(0, 0, Code.FILE_GONE));
                return;
            }
        }
        var quote = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("fault {} in import {}", quote, id.value(), fault);
        refuse(tenant, id, FileProblem.of(0, 0, Code.FAULT, quote));
    }

    private void refuse(TenantId tenant, ImportId id, FileProblem problem) {
        try {
            tenants.run(tenant, () -> store.refuse(tenant, id, problem, clock.instant()));
        } catch (RuntimeException e) {
            LOG.error("import {} is left for the next look", id.value(), e);
        }
    }

    private List<Path> files(TenantId tenant, ImportId id) {
        return tenants.in(tenant, () -> store.waiting(tenant, id)).stream()
                .map(file -> Path.of(file.storedAt()))
                .toList();
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
