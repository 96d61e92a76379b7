package org.maillon.payments;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.stereotype.Component;

/**
 * The folder of {@code MAILLON_INBOX}, into which a bank's program puts statements. Where several companies are kept, each
 * has a folder of its number in it. A file is taken once it has been left alone for a moment, then moved to {@code done}.
 */
@Component
class WatchedFolder {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);
    private static final String DONE = "done";

    private final StatementRun run;
    private final Tenants companies;
    private final Clock clock;
    private final Optional<Path> folder;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("statement-folder").factory());

    WatchedFolder(StatementRun run, Tenants companies, Clock clock, Environment environment) {
        this.run = run;
        this.companies = companies;
        this.clock = clock;
        this.folder = Optional.ofNullable(environment.getProperty("MAILLON_INBOX"))
                .filter(named -> !named.isBlank())
                .map(Path::of);
    }

    @EventListener
    void watch(WebServerInitializedEvent started) {
        if (folder.isPresent()) watch.scheduleWithFixedDelay(this::look, 1, 10, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        watch.shutdownNow();
    }

    /** Looks once; answers how many files were taken. */
    int look() {
        try {
            var all = companies.all().stream()
                    .filter(company -> company.purpose() != Tenant.Purpose.THROW_AWAY)
                    .toList();
            int taken = 0;
            for (var company : all) {
                var own =
                        folder.orElseThrow().resolve(Long.toString(company.id().value()));
                taken += take(company.id(), own);
                if (all.size() == 1) taken += take(company.id(), folder.orElseThrow());
            }
            return taken;
        } catch (IOException | RuntimeException e) {
            LOG.warn("the folder of statements cannot be looked through", e);
            return 0;
        }
    }

    private int take(TenantId tenant, Path from) throws IOException {
        if (!Files.isDirectory(from)) return 0;
        int taken = 0;
        for (var file : files(from)) {
            run.begin(tenant, file.getFileName().toString(), new FileSystemResource(file), DONE);
            Files.createDirectories(from.resolve(DONE));
            Files.move(file, from.resolve(DONE).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            taken++;
        }
        return taken;
    }

    private List<Path> files(Path from) throws IOException {
        var latest = clock.instant().minus(LEFT_ALONE);
        try (var all = Files.list(from)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> isOlder(file, latest))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOlder(Path file, java.time.Instant latest) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(latest);
        } catch (IOException gone) {
            return false;
        }
    }
}
