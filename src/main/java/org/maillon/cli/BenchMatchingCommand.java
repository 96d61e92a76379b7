package org.maillon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.bank.BankStatement;
import org.maillon.bank.StatementLine;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.demo.PaidBooks;
import org.maillon.demo.PaymentKind;
import org.maillon.demo.PaymentLines;
import org.maillon.demo.PaymentLines.Line;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.TenantId;
import org.maillon.ledger.Booking;
import org.maillon.ledger.Ledger;
import org.maillon.payments.DiscountTerms;
import org.maillon.payments.Explanation;
import org.maillon.payments.KnownPayer;
import org.maillon.payments.Laying;
import org.maillon.payments.Payers;
import org.maillon.payments.Receipt;
import org.maillon.payments.ReceiptPolicies;
import org.maillon.payments.Receipts;
import org.maillon.payments.Statements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Matches invented payments against as many open items as asked, and compares each with what it truly pays. */
@Command(name = "matching", resourceBundle = "texts.cli_fr", description = "${bundle:cli.bench}")
@SuppressWarnings("NullAway.Init")
final class BenchMatchingCommand implements Callable<Integer> {
    private static final LocalDate ON = LocalDate.of(2026, 11, 23);
    private static final int ITEMS_OF_AN_ACCOUNT = 10;
    private static final int AT_ONCE = 5_000;

    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(names = "--open-items", defaultValue = "1000000", paramLabel = "N", descriptionKey = "cli.bench.items")
    private int openItems;

    @Option(names = "--lines", defaultValue = "10000", paramLabel = "N", descriptionKey = "cli.bench.statement-lines")
    private int lines;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", descriptionKey = "cli.bench.seed")
    private long seed;

    @Option(names = "--show", defaultValue = "0", paramLabel = "N", descriptionKey = "cli.bench.show")
    private int show;

    BenchMatchingCommand(Application application) {
        this.application = application;
    }

    /**
     * Of one kind of line.
     *
     * @param automatic matched without asking, and rightly
     * @param wrong matched without asking, and not to what it pays
     * @param first the right explanation proposed first
     * @param amongThree the right explanation proposed at all, or matched
     */
    record OfKind(int lines, int automatic, int wrong, int first, int amongThree) {
        OfKind plus(OfKind other) {
            return new OfKind(
                    lines + other.lines,
                    automatic + other.automatic,
                    wrong + other.wrong,
                    first + other.first,
                    amongThree + other.amongThree);
        }
    }

    /**
     * @param automaticShare of the invoices truly paid, those settled without asking and rightly
     * @param automaticLineShare of the lines that pay something, those matched without asking and rightly
     * @param amongThreeShare of the lines that pay something, those matched rightly or with the right explanation proposed
     * @param wrong lines matched without asking to something they do not pay
     */
    record Measured(
            int openItems,
            int lines,
            double seconds,
            long linesPerSecond,
            double automaticShare,
            double automaticLineShare,
            double amongThreeShare,
            int wrong,
            Map<PaymentKind, OfKind> byKind,
            long peakMegabytes,
            String java,
            String version) {}

    @Override
    public Integer call() throws IOException {
        var tenants = application.get(Tenants.class);
        var tenant = tenants.create("bench", Tenant.Purpose.THROW_AWAY, "FR", Language.FR)
                .id();
        try {
            var books = new PaidBooks(openItems, Math.max(1, openItems / ITEMS_OF_AN_ACCOUNT), ON, seed);
            var payments = PaymentLines.of(books, lines);
            prepare(tenant, books, payments);
            var measured = measure(tenant, payments);
            spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(measured));
        } finally {
            tenants.remove(tenant);
        }
        return MaillonCommand.DONE;
    }

    private void prepare(TenantId tenant, PaidBooks books, PaymentLines payments) throws IOException {
        var file = Files.createTempFile("open-items", ".csv");
        try {
            books.write(file);
            var imports = application.get(Imports.class);
            var options = new ImportOptions(PaymentTerms.parse("30"), true);
            var id = imports.ask(
                    tenant,
                    Import.Kind.OPEN_ITEMS,
                    List.of(new Imports.Given("open-items.csv", file)),
                    options,
                    "bench");
            imports.run(tenant, id, (_, _) -> {});
        } finally {
            Files.delete(file);
        }
        var accounts = accounts(tenant);
        remember(tenant, books, payments, accounts);
        creditNotes(tenant, books, payments, accounts);
        take(tenant, payments.lines());
        application.get(Ledger.class).refreshStatistics();
    }

    private Map<String, AccountId> accounts(TenantId tenant) {
        var accounts = new HashMap<String, AccountId>();
        var customers = application.get(Customers.class);
        for (var some = customers.after(tenant, new AccountId(0), AT_ONCE);
                !some.isEmpty();
                some = customers.after(tenant, some.getLast().id(), AT_ONCE)) {
            some.forEach(account -> accounts.put(account.code(), account.id()));
        }
        return accounts;
    }

    private void remember(TenantId tenant, PaidBooks books, PaymentLines payments, Map<String, AccountId> accounts) {
        var payers = application.get(Payers.class);
        var policies = application.get(ReceiptPolicies.class);
        var known = new ArrayList<KnownPayer>();
        accounts.forEach((code, account) -> {
            int number = Integer.parseInt(code.substring(1));
            if (books.isKnown(number))
                known.add(new KnownPayer(Optional.of(books.iban(number)), Optional.empty(), account));
            if (books.hasDiscount(number)) policies.agree(tenant, account, new DiscountTerms(200, 10), "bench");
        });
        for (var group : payments.groups()) {
            for (int account : group.accounts()) {
                var id = accounts.get(books.code(account));
                if (id != null) known.add(new KnownPayer(Optional.of(group.iban()), Optional.empty(), id));
            }
        }
        payers.remember(tenant, known);
    }

    private void creditNotes(TenantId tenant, PaidBooks books, PaymentLines payments, Map<String, AccountId> accounts) {
        var bookings = new ArrayList<Booking>();
        for (var note : payments.creditNotes()) {
            var account = accounts.get(books.code(note.account()));
            if (account == null) continue;
            bookings.add(new Booking(
                    UUID.nameUUIDFromBytes(note.reference().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    account,
                    "credit-note",
                    ON.minusDays(9),
                    note.reference(),
                    "",
                    "",
                    "bench",
                    "EUR",
                    -note.cents()));
        }
        application.get(Ledger.class).book(tenant, bookings);
    }

    private void take(TenantId tenant, List<Line> some) {
        var taken = new ArrayList<StatementLine>();
        for (var line : some) {
            taken.add(new StatementLine(
                    taken.size() + 1,
                    line.bookedOn(),
                    null,
                    line.cents(),
                    "EUR",
                    line.payer(),
                    line.payerIban().isEmpty() ? null : line.payerIban(),
                    null,
                    line.structuredReference().isEmpty() ? null : line.structuredReference(),
                    line.text(),
                    null,
                    null,
                    Integer.toString(taken.size()),
                    false,
                    null));
        }
        var statement = new BankStatement(
                "camt.053",
                "FR7699999000010000000000037",
                "EUR",
                "1",
                ON.minusDays(3),
                ON,
                null,
                null,
                taken,
                List.of());
        application.get(Statements.class).take(tenant, "bench", List.of(statement), "bench");
    }

    private Measured measure(TenantId tenant, PaymentLines payments) {
        var receipts = application.get(Receipts.class);
        long start = System.nanoTime();
        receipts.matchNew(tenant);
        double seconds = BenchRemindersCommand.seconds(System.nanoTime() - start);
        long peak = Memory.peakMegabytes();
        return judged(tenant, payments.lines(), seconds, peak);
    }

    private Measured judged(TenantId tenant, List<Line> truth, double seconds, long peak) {
        var byKind = new EnumMap<PaymentKind, OfKind>(PaymentKind.class);
        long invoices = 0;
        long settled = 0;
        var receipts = application.get(Receipts.class);
        var all = List.of(Receipt.State.values());
        int at = 0;
        for (var some = receipts.list(tenant, all, 0, AT_ONCE);
                !some.isEmpty();
                some = receipts.list(tenant, all, some.getLast().id(), AT_ONCE)) {
            for (var receipt : some) {
                var line = truth.get(at++);
                var judged = judged(tenant, receipt, line);
                byKind.merge(line.kind(), judged, OfKind::plus);
                invoices += line.pays().size();
                settled += (long) judged.automatic() * line.pays().size();
                if (judged.wrong() > 0 || show > 0 && !line.pays().isEmpty() && judged.amongThree() == 0 && show-- > 0)
                    spec.commandLine().getErr().println(line + " -> " + receipt.state() + " " + receipt.allocations());
            }
        }
        var paying = byKind.entrySet().stream()
                .filter(each -> PAYING.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .reduce(new OfKind(0, 0, 0, 0, 0), OfKind::plus);
        return new Measured(
                openItems,
                truth.size(),
                seconds,
                Math.round(truth.size() / seconds),
                share(settled, invoices),
                share(paying.automatic(), paying.lines()),
                share(paying.amongThree(), paying.lines()),
                byKind.values().stream().mapToInt(OfKind::wrong).sum(),
                byKind,
                peak,
                Runtime.version().toString(),
                MaillonCommand.Version.of());
    }

    private static final java.util.Set<PaymentKind> PAYING = java.util.EnumSet.complementOf(
            java.util.EnumSet.of(PaymentKind.DUPLICATE, PaymentKind.OTHER_INCOME, PaymentKind.MONEY_OUT));

    private static double share(long some, long all) {
        return Math.round(some * 10_000.0 / Math.max(1, all)) / 10_000.0;
    }

    private OfKind judged(TenantId tenant, Receipt receipt, Line line) {
        if (!receipt.allocations().isEmpty() || receipt.state() == Receipt.State.ON_ACCOUNT) {
            boolean right = laid(receipt).equals(cash(line));
            return right ? new OfKind(1, 1, 0, 1, 1) : new OfKind(1, 0, 1, 0, 0);
        }
        var proposals = application.get(Receipts.class).proposals(tenant, receipt.id());
        int at = 0;
        while (at < proposals.size() && !isRight(proposals.get(at), line)) at++;
        boolean found = at < proposals.size();
        return new OfKind(1, 0, 0, found && at == 0 ? 1 : 0, found ? 1 : 0);
    }

    /** What the money itself settles; the credit note beside it is not the receipt's. */
    private static Map<String, Long> cash(Line line) {
        return line.kind() == PaymentKind.CREDIT_NOTE
                ? Map.of(line.pays().keySet().iterator().next(), line.cents())
                : line.pays();
    }

    private Map<String, Long> laid(Receipt receipt) {
        var laid = new HashMap<String, Long>();
        receipt.allocations().forEach(each -> laid.merge(each.reference(), each.amountCents(), Long::sum));
        return laid;
    }

    /** Compared by what is laid on each invoice: cash, and credits taken into account. */
    private static boolean isRight(Explanation explanation, Line line) {
        var laid = new LinkedHashMap<String, Long>();
        for (var laying : explanation.layings()) {
            if (laying.source() == Laying.Source.CASH || laying.source() == Laying.Source.CREDIT)
                laid.merge(explanation.references().getOrDefault(laying.openItem(), ""), laying.cents(), Long::sum);
        }
        return laid.equals(line.pays());
    }
}
