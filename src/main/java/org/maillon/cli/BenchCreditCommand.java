package org.maillon.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.maillon.access.Tenant;
import org.maillon.access.TenantScope;
import org.maillon.access.Tenants;
import org.maillon.credit.Credit;
import org.maillon.credit.CreditDecision.Approved;
import org.maillon.credit.CreditDecisions;
import org.maillon.credit.CreditRequest;
import org.maillon.credit.NewLimit;
import org.maillon.customers.AccountId;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Puts many orders at once before the credit of one account, then of many, and counts again whether a limit was passed. */
@Command(name = "credit", resourceBundle = "texts.cli_fr", description = "${bundle:cli.bench}")
@SuppressWarnings("NullAway.Init")
final class BenchCreditCommand implements Callable<Integer> {
    private static final long MOST_CENTS = 1_000_00;
    private static final int WARM_UP = 4_000;
    /** Of what is ordered, so that the last orders are held. */
    private static final double SHARE_WITHIN = 0.9;

    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(names = "--parallel", defaultValue = "200", paramLabel = "N", descriptionKey = "cli.bench.parallel")
    private int parallel;

    @Option(names = "--orders", defaultValue = "20000", paramLabel = "N", descriptionKey = "cli.bench.orders")
    private int orders;

    @Option(names = "--accounts", defaultValue = "2000", paramLabel = "N", descriptionKey = "cli.bench.accounts")
    private int accounts;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", descriptionKey = "cli.bench.seed")
    private long seed;

    BenchCreditCommand(Application application) {
        this.application = application;
    }

    /** Of one way of asking: on one account, or spread over many. */
    record Asked(
            int accounts,
            int orders,
            int approved,
            int held,
            double seconds,
            long perSecond,
            double p50Ms,
            double p99Ms) {}

    record Measured(
            int parallel,
            int orders,
            Asked hot,
            Asked spread,
            long overLimitCents,
            long peakMegabytes,
            String java,
            String version) {}

    @Override
    public Integer call() {
        var tenants = application.get(Tenants.class);
        var tenant = tenants.create("bench", Tenant.Purpose.THROW_AWAY, "FR", Language.FR)
                .id();
        try {
            var all = open(tenant);
            ask(tenant, all.subList(accounts + 1, accounts + 2), "warm", WARM_UP);
            var hot = ask(tenant, all.subList(0, 1), "hot", orders);
            var spread = ask(tenant, all.subList(1, accounts + 1), "spread", orders);
            spec.commandLine()
                    .getOut()
                    .println(JsonMapper.shared().writeValueAsString(measured(tenant, hot, spread, all)));
        } finally {
            tenants.remove(tenant);
        }
        return MaillonCommand.DONE;
    }

    /** The hot account, those the orders are spread over, and one to warm up with. */
    private List<AccountId> open(TenantId tenant) {
        var customers = application.get(Customers.class);
        application.get(TenantScope.class).run(tenant, () -> {
            try (var names = customers.nameMany(tenant)) {
                for (int i = 0; i < accounts + 2; i++) {
                    names.add("C%06d".formatted(i)).add("Client " + i);
                    for (int empty = 0; empty < 8; empty++) names.add((String) null);
                    names.endRow();
                }
                names.finish();
            }
            customers.openNamed(tenant, Language.FR, "FR");
        });
        return customers.after(tenant, new AccountId(0), accounts + 2).stream()
                .map(CustomerAccount::id)
                .toList();
    }

    private Asked ask(TenantId tenant, List<AccountId> some, String name, int count) {
        var dice = new Random(seed);
        var amounts = dice.longs(count, 1, MOST_CENTS + 1).toArray();
        var limit = (long) (Arrays.stream(amounts).sum() * SHARE_WITHIN / some.size());
        application.get(TenantScope.class).run(tenant, () -> some.forEach(account -> limit(tenant, account, limit)));
        var requests = new ArrayList<CreditRequest>();
        for (int i = 0; i < count; i++)
            requests.add(new CreditRequest(
                    name + ":" + i, some.get(i % some.size()), amounts[i], Money.EUR, false, Set.of(), "bench"));
        return ask(tenant, requests, some.size());
    }

    private void limit(TenantId tenant, AccountId account, long cents) {
        var limit = new NewLimit(Money.euros(cents), false, LocalDate.of(2026, 1, 1), Optional.empty(), "bench");
        application.get(Credit.class).setLimit(tenant, account, limit, "bench");
    }

    private Asked ask(TenantId tenant, List<CreditRequest> requests, int over) {
        var decisions = application.get(CreditDecisions.class);
        var nanos = new long[requests.size()];
        var approved = new AtomicInteger();
        var next = new AtomicInteger();
        long start = System.nanoTime();
        try (var askers = Workers.called("asker")) {
            IntStream.range(0, parallel)
                    .forEach(_ -> askers.execute(() -> {
                        for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                            long asked = System.nanoTime();
                            if (decisions.decide(tenant, requests.get(i)) instanceof Approved)
                                approved.incrementAndGet();
                            nanos[i] = System.nanoTime() - asked;
                        }
                    }));
        }
        double seconds = BenchRemindersCommand.seconds(System.nanoTime() - start);
        Arrays.sort(nanos);
        return new Asked(
                over,
                nanos.length,
                approved.get(),
                nanos.length - approved.get(),
                seconds,
                Math.round(nanos.length / seconds),
                milliseconds(nanos, 0.50),
                milliseconds(nanos, 0.99));
    }

    private static double milliseconds(long[] sorted, double share) {
        return Math.round(sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))] / 10_000.0)
                / 100.0;
    }

    private Measured measured(TenantId tenant, Asked hot, Asked spread, List<AccountId> all) {
        var credit = application.get(Credit.class);
        long over = all.stream()
                .mapToLong(account -> overrun(tenant, credit, account))
                .max()
                .orElse(0);
        return new Measured(
                parallel,
                orders,
                hot,
                spread,
                over,
                Memory.peakMegabytes(),
                Runtime.version().toString(),
                MaillonCommand.Version.of());
    }

    private static long overrun(TenantId tenant, Credit credit, AccountId account) {
        long exposure = credit.exposure(tenant, account, Money.EUR).totalCents();
        return credit.limit(tenant, account, LocalDate.of(2026, 1, 2))
                .map(limit -> Math.max(0, exposure - limit.amount().cents()))
                .orElse(0L);
    }
}
