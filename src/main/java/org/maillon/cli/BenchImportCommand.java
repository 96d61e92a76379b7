package org.maillon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.demo.BulkFec;
import org.maillon.imports.Import;
import org.maillon.imports.Import.Phase;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.TenantId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Reads an invented FEC into a throw-away company and says how long each phase took. */
@Command(name = "import", resourceBundle = "texts.cli_fr", description = "${bundle:cli.bench}")
@SuppressWarnings("NullAway.Init")
final class BenchImportCommand implements Callable<Integer> {
    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(names = "--lines", defaultValue = "1000000", paramLabel = "N", descriptionKey = "cli.bench.lines")
    private long lines;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", descriptionKey = "cli.bench.seed")
    private long seed;

    BenchImportCommand(Application application) {
        this.application = application;
    }

    /** Seconds are those of the whole import; phases are parts of them. */
    record Measured(
            long lines,
            double seconds,
            long linesPerSecond,
            Map<String, Double> phases,
            int entries,
            int openItems,
            int allocations,
            long peakMegabytes,
            String java,
            String version) {}

    @Override
    public Integer call() throws IOException {
        var tenants = application.get(Tenants.class);
        var tenant = tenants.create("bench", Tenant.Purpose.THROW_AWAY, "FR", Language.FR);
        try {
            var measured = measure(tenant.id());
            spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(measured));
        } finally {
            tenants.remove(tenant.id());
        }
        return MaillonCommand.DONE;
    }

    private Measured measure(TenantId tenant) throws IOException {
        var file = Files.createTempFile("000000000FEC20251231", ".txt");
        try {
            BulkFec.write(file, lines, seed, LocalDate.of(2025, 12, 31));
            var imports = application.get(Imports.class);
            var options = new ImportOptions(PaymentTerms.parse("30"), false);
            var given = List.of(new Imports.Given("000000000FEC20251231.txt", file));
            var id = imports.ask(tenant, Import.Kind.FEC, given, options, "bench");
            var starts = new EnumMap<Phase, Long>(Phase.class);
            long start = System.nanoTime();
            var done = imports.run(tenant, id, (phase, _) -> starts.putIfAbsent(phase, System.nanoTime()));
            long end = System.nanoTime();
            return measured(done, starts, start, end);
        } finally {
            Files.delete(file);
        }
    }

    private Measured measured(Import done, EnumMap<Phase, Long> starts, long start, long end) {
        var phases = new LinkedHashMap<String, Double>();
        var reached = List.copyOf(starts.entrySet());
        for (int at = 0; at < reached.size(); at++) {
            long from = reached.get(at).getValue();
            long until = at + 1 < reached.size() ? reached.get(at + 1).getValue() : end;
            phases.put(Code.of(reached.get(at).getKey()), seconds(until - from));
        }
        return new Measured(
                lines,
                seconds(end - start),
                lines * 1_000_000_000L / (end - start),
                phases,
                done.counts().entries(),
                done.counts().openItems(),
                done.counts().allocations(),
                Memory.peakMegabytes(),
                Runtime.version().toString(),
                MaillonCommand.Version.of());
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e6) / 1e3;
    }
}
