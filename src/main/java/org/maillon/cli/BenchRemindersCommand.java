package org.maillon.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.kernel.TenantId;
import org.maillon.reminders.Reminders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Decides all open items of a large company, then the day after and an ordinary day, and says how long each took. */
@Command(name = "reminders", resourceBundle = "texts.cli_fr", description = "${bundle:cli.bench}")
@SuppressWarnings("NullAway.Init")
final class BenchRemindersCommand implements Callable<Integer> {
    private static final LocalDate ON = LocalDate.of(2026, 11, 23);

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

    @Option(names = "--due-share", defaultValue = "0.25", paramLabel = "S", descriptionKey = "cli.bench.due-share")
    private double dueShare;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", descriptionKey = "cli.bench.seed")
    private long seed;

    BenchRemindersCommand(Application application) {
        this.application = application;
    }

    /**
     * The first day decides every item, the next those of everyone just written to, the third those whose day has come; an
     * ordinary day is one on which two accounts in a hundred are looked at.
     */
    record Measured(
            long items,
            int accounts,
            long decided,
            long journaled,
            long messages,
            double seconds,
            long itemsPerSecond,
            long nextDayDecided,
            double nextDaySeconds,
            long thirdDayDecided,
            double thirdDaySeconds,
            long ordinaryDayDecided,
            double ordinaryDaySeconds,
            long peakMegabytes,
            String java,
            String version) {}

    @Override
    public Integer call() throws IOException {
        var measured = new BulkBooks(application, items, accounts, dueShare, seed).with(ON, this::measure);
        spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(measured));
        return MaillonCommand.DONE;
    }

    private Measured measure(TenantId tenant) {
        var reminders = application.get(Reminders.class);
        long start = System.nanoTime();
        var first = reminders.run(tenant, ON, false);
        long between = System.nanoTime();
        var next = reminders.run(tenant, ON.plusDays(1), false);
        long after = System.nanoTime();
        var third = reminders.run(tenant, ON.plusDays(2), false);
        long settled = System.nanoTime();
        reminders.wake(tenant, twoInAHundred(tenant));
        long awake = System.nanoTime();
        var ordinary = reminders.run(tenant, ON.plusDays(2), false);
        long end = System.nanoTime();
        return new Measured(
                items,
                accounts,
                first.items(),
                first.byReason().values().stream().mapToLong(number -> number).sum(),
                first.messages(),
                seconds(between - start),
                first.items() * 1_000_000_000L / (between - start),
                next.items(),
                seconds(after - between),
                third.items(),
                seconds(settled - after),
                ordinary.items(),
                seconds(end - awake),
                Memory.peakMegabytes(),
                Runtime.version().toString(),
                MaillonCommand.Version.of());
    }

    private List<AccountId> twoInAHundred(TenantId tenant) {
        var all = application.get(Customers.class).after(tenant, new AccountId(0), accounts);
        return IntStream.range(0, accounts / 50)
                .mapToObj(at -> all.get(50 * at).id())
                .toList();
    }

    static double seconds(long nanos) {
        return Math.round(nanos / 1e6) / 1e3;
    }
}
