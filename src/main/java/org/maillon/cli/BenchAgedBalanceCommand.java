package org.maillon.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.steering.Steering;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Asks a large company for its aged balance several times, as of its last day and as of an earlier one. */
@Command(name = "aged-balance", resourceBundle = "texts.cli_fr", description = "${bundle:cli.bench}")
@SuppressWarnings("NullAway.Init")
final class BenchAgedBalanceCommand implements Callable<Integer> {
    private static final LocalDate ON = LocalDate.of(2026, 11, 23);
    private static final int TIMES = 5;

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

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", descriptionKey = "cli.bench.seed")
    private long seed;

    BenchAgedBalanceCommand(Application application) {
        this.application = application;
    }

    /** Seconds are the median of several times asked. */
    record Measured(
            long items,
            double seconds,
            double slowestSeconds,
            double earlierDaySeconds,
            long peakMegabytes,
            String java,
            String version) {}

    @Override
    public Integer call() throws IOException {
        var measured = new BulkBooks(application, items, accounts, 0.25, seed).with(ON, this::measure);
        spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(measured));
        return MaillonCommand.DONE;
    }

    private Measured measure(TenantId tenant) {
        var today = ask(tenant, ON);
        var earlier = ask(tenant, ON.minusDays(30));
        return new Measured(
                items,
                today[TIMES / 2],
                today[TIMES - 1],
                earlier[TIMES / 2],
                Memory.peakMegabytes(),
                Runtime.version().toString(),
                MaillonCommand.Version.of());
    }

    private double[] ask(TenantId tenant, LocalDate asOf) {
        var steering = application.get(Steering.class);
        var seconds = DoubleStream.generate(() -> {
                    long start = System.nanoTime();
                    steering.agedBalance(tenant, Money.EUR, asOf);
                    return BenchRemindersCommand.seconds(System.nanoTime() - start);
                })
                .limit(TIMES)
                .toArray();
        Arrays.sort(seconds);
        return seconds;
    }
}
