package org.maillon.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.maillon.access.Tenant;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Delivery;
import org.maillon.messages.DeliveryMode;
import org.maillon.messages.EnvelopeWindow;
import org.maillon.messages.LetterPdf;
import org.maillon.messages.Letters;
import org.maillon.messages.LoopbackMailServer;
import org.maillon.messages.PaperSheet;
import org.maillon.messages.ReminderLetter;
import org.maillon.messages.ReminderLetter.Creditor;
import org.maillon.messages.ReminderLetter.Line;
import org.maillon.messages.ReminderLetter.Tone;
import org.maillon.reminders.Reminders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets the reminders of a large company leave: each decided again at the door, worded from its template in the customer's
 * language and given to a mail server on this machine, with its row of the log.
 */
@Command(name = "messages", resourceBundle = "texts.cli_fr", description = "${bundle:cli.bench}")
@SuppressWarnings("NullAway.Init")
final class BenchMessagesCommand implements Callable<Integer> {
    private static final LocalDate ON = LocalDate.of(2026, 11, 23);
    private static final int ITEMS_OF_ONE = 2;
    private static final int LETTERS = 1_000;

    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(names = "--count", defaultValue = "20000", paramLabel = "N", descriptionKey = "cli.bench.messages")
    private int count;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", descriptionKey = "cli.bench.seed")
    private long seed;

    BenchMessagesCommand(Application application) {
        this.application = application;
    }

    /**
     * {@code lettersPerSecond} are letters on paper, laid out on two threads; {@code accepted} counts what the mail server
     * took, which stands in the same process unless MAILLON_SMTP_URL names one on this machine.
     */
    record Measured(
            int count,
            long accepted,
            double seconds,
            long perSecond,
            long lettersPerSecond,
            long peakMegabytes,
            String java,
            String version) {}

    @Override
    public Integer call() throws IOException {
        var books = new BulkBooks(application, Tenant.Purpose.DEMO, (long) count * ITEMS_OF_ONE, count, 1, seed);
        var measured = books.with(ON, this::measure);
        spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(measured));
        return MaillonCommand.DONE;
    }

    private Measured measure(TenantId tenant) {
        application.get(Reminders.class).run(tenant, ON, false);
        var server = application.get(LoopbackMailServer.class);
        long before = server.accepted();
        long start = System.nanoTime();
        var counts = application.get(Delivery.class).deliver(tenant, DeliveryMode.NOW);
        long nanos = System.nanoTime() - start;
        return new Measured(
                counts.sent(),
                server.accepted() - before,
                BenchRemindersCommand.seconds(nanos),
                counts.sent() * 1_000_000_000L / nanos,
                lettersPerSecond(),
                Memory.peakMegabytes(),
                Runtime.version().toString(),
                MaillonCommand.Version.of());
    }

    private long lettersPerSecond() {
        var words = application.get(Letters.class).view(letter());
        var sheet = new PaperSheet(
                words,
                List.of("Ateliers Morel", "4 quai Perrache", "69002 Lyon"),
                List.of("Brasserie du Pont", "12 rue des Tanneurs", "69001 Lyon"),
                "Lyon, le 23 novembre 2026",
                "",
                EnvelopeWindow.RIGHT);
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var written = IntStream.range(0, LETTERS)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> LetterPdf.write(sheet), threads))
                    .toList();
            written.forEach(CompletableFuture::join);
        }
        return LETTERS * 1_000_000_000L / (System.nanoTime() - start);
    }

    private static ReminderLetter letter() {
        var due = ON.minusDays(30);
        var lines = IntStream.rangeClosed(1, ITEMS_OF_ONE)
                .mapToObj(i -> new Line("F2026-" + i, null, due.minusDays(30), due, 1_250_00, 1_250_00, 30, true))
                .toList();
        return new ReminderLetter(
                new Creditor("Ateliers Morel", "Claire Morel", null, "Ateliers Morel", null, null, null),
                "FR",
                "Brasserie du Pont",
                null,
                Language.FR,
                Tone.SECOND,
                Currency.getInstance("EUR"),
                ON,
                ON.plusDays(8),
                lines,
                List.of(),
                1_250_00 * ITEMS_OF_ONE,
                null);
    }
}
