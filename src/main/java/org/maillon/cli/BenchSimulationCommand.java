package org.maillon.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.Simulation;
import org.maillon.reminders.SimulationWatch;
import org.maillon.reminders.TimeMachine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Plays the usual scenario on the coming days of a large company, and says how long it took. */
@Command(name = "simulation", resourceBundle = "texts.cli_fr", description = "${bundle:cli.bench}")
@SuppressWarnings("NullAway.Init")
final class BenchSimulationCommand implements Callable<Integer> {
    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(names = "--items", defaultValue = "1000000", paramLabel = "N", descriptionKey = "cli.bench.items")
    private long items;

    @Option(names = "--accounts", defaultValue = "100000", paramLabel = "N", descriptionKey = "cli.bench.accounts")
    private int accounts;

    @Option(names = "--days", defaultValue = "90", paramLabel = "N", descriptionKey = "cli.bench.days")
    private int days;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", descriptionKey = "cli.bench.seed")
    private long seed;

    BenchSimulationCommand(Application application) {
        this.application = application;
    }

    /** From today on, one day after the other. */
    record Measured(
            long items,
            long accounts,
            int days,
            long messages,
            double seconds,
            long peakMegabytes,
            String java,
            String version) {}

    @Override
    public Integer call() throws IOException {
        var today = LocalDate.now(application.get(Clock.class));
        var measured = new BulkBooks(application, items, accounts, 0.25, seed).with(today, it -> measure(it, today));
        spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(measured));
        return MaillonCommand.DONE;
    }

    private Measured measure(TenantId tenant, LocalDate today) {
        long start = System.nanoTime();
        var played = played(tenant, today);
        return new Measured(
                items,
                played.accounts(),
                days,
                played.messages(),
                BenchRemindersCommand.seconds(System.nanoTime() - start),
                Memory.peakMegabytes(),
                Runtime.version().toString(),
                MaillonCommand.Version.of());
    }

    private Simulation played(TenantId tenant, LocalDate today) {
        var machine = application.get(TimeMachine.class);
        var usual = machine.scenario(tenant, "").orElseThrow();
        return machine.simulate(
                        tenant, usual, Optional.empty(), today, today.plusDays(days - 1L), SimulationWatch.NOBODY)
                .orElseThrow();
    }
}
