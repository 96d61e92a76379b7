package org.maillon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.cli.ScanFigures.Scanned;
import org.maillon.customers.Customers;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.ImportedFile;
import org.maillon.imports.Imports;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Reads accounting exports into a company made for it, says who owes what and how they pay, and removes it again. */
@Command(name = "scan", resourceBundle = "texts.cli_fr", description = "${bundle:cli.scan.option.scan}")
@SuppressWarnings("NullAway.Init")
final class ScanCommand implements Callable<Integer> {
    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.scan.option.help")
    private boolean help;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "cli.scan.option.files")
    private List<Path> files;

    @Option(names = "--as-of", paramLabel = "DAY", descriptionKey = "cli.scan.option.as-of")
    private @Nullable String asOf;

    @Option(names = "--terms", paramLabel = "T", defaultValue = "30", descriptionKey = "cli.scan.option.terms")
    private String terms;

    @Option(names = "--json", descriptionKey = "cli.scan.option.json")
    private boolean json;

    @Option(names = "--report", paramLabel = "DIR", descriptionKey = "cli.scan.option.report")
    private @Nullable Path report;

    @Option(names = "--keep", paramLabel = "NAME", descriptionKey = "cli.scan.option.keep")
    private @Nullable String keep;

    @Option(names = "--accept-problems", descriptionKey = "cli.scan.option.accept-problems")
    private boolean acceptProblems;

    @Option(names = "--lang", paramLabel = "fr|nl|en", descriptionKey = "cli.scan.option.lang")
    private @Nullable String lang;

    ScanCommand(Application application) {
        this.application = application;
    }

    /** What the arguments say, understood. */
    private record Asked(Optional<LocalDate> asOf, PaymentTerms terms, Optional<String> keep, Language language) {
        Texts texts() {
            return Texts.in(language);
        }
    }

    /** A "no" with its reason, and the files as far as they were read. */
    private static final class Refused extends Exception {
        private final transient List<ScanAnswer.File> files;

        Refused(String reason, List<ScanAnswer.File> files) {
            super(reason, null, false, false);
            this.files = files;
        }
    }

    @Override
    public Integer call() {
        var asked = asked();
        try {
            for (var file : files) checkReadable(file, asked);
            say(scan(asked), asked);
            return MaillonCommand.DONE;
        } catch (Refused no) {
            return refuse(no);
        }
    }

    private Asked asked() {
        var language = language();
        try {
            var name = Optional.ofNullable(keep).map(String::strip);
            if (name.filter(it -> it.isEmpty() || it.length() > 200).isPresent()) {
                throw new InvalidValue("cli.scan.keep.invalid");
            }
            return new Asked(
                    Optional.ofNullable(asOf).map(ScanCommand::day), PaymentTerms.parse(terms), name, language);
        } catch (InvalidValue wrong) {
            throw new ParameterException(spec.commandLine(), wrong.in(language), wrong);
        }
    }

    private Language language() {
        if (lang == null)
            return Language.of(Optional.ofNullable(System.getenv("LANG")).orElse(""));
        if (!lang.matches("fr|nl|en")) {
            throw new ParameterException(
                    spec.commandLine(), Texts.in(Language.FR).say("cli.scan.lang.invalid", lang));
        }
        return Language.of(lang);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new InvalidValue("cli.scan.day.invalid", text);
        }
    }

    private static void checkReadable(Path file, Asked asked) throws Refused {
        var reason = Files.notExists(file) ? "missing" : !Files.isRegularFile(file) ? "no-file" : "unreadable";
        if (Files.isRegularFile(file) && Files.isReadable(file)) return;
        throw new Refused(asked.texts().say("cli.scan.file." + reason, file.toString()), List.of());
    }

    private Scanned scan(Asked asked) throws Refused {
        var companies = application.get(Tenants.class);
        var tenant = companies
                .create(name(), Tenant.Purpose.THROW_AWAY, "FR", asked.language())
                .id();
        boolean kept = false;
        try {
            var scanned = scan(tenant, asked);
            if (report != null) writeReport(report, scanned, asked);
            if (asked.keep().isEmpty()) return scanned;
            application
                    .get(Customers.class)
                    .changeUsualTerms(tenant, asked.terms().canonical());
            companies.keep(tenant, asked.keep().get());
            kept = true;
            return scanned.keptAs(tenant);
        } finally {
            if (!kept) companies.remove(tenant);
        }
    }

    private Scanned scan(TenantId tenant, Asked asked) throws Refused {
        var done = run(tenant, asked);
        var found = done.files().stream()
                .map(file -> ScanAnswer.File.of(file, asked.language()))
                .toList();
        if (done.state() == Import.State.REFUSED) throw new Refused(refusal(done, asked.texts()), found);
        var last = done.files().stream().flatMap(file -> file.lastOn().stream()).max(LocalDate::compareTo);
        var on = asked.asOf().or(() -> last);
        if (on.isEmpty()) throw new Refused(asked.texts().say("cli.scan.no-day"), found);
        application.get(Ledger.class).refreshStatistics();
        return application.get(ScanFigures.class).of(tenant, on.get(), found, asked.language());
    }

    private Import run(TenantId tenant, Asked asked) throws Refused {
        var given = files.stream()
                .map(file -> new Imports.Given(file.getFileName().toString(), file.toAbsolutePath()))
                .toList();
        var imports = application.get(Imports.class);
        var progress = new ScanProgress(err(), asked.texts(), isTerminal());
        try {
            var id = imports.ask(
                    tenant, Import.Kind.FEC, given, new ImportOptions(asked.terms(), acceptProblems), "scan");
            return imports.run(tenant, id, asked.asOf().orElse(LocalDate.MAX), progress::at);
        } catch (UncheckedIOException unreadable) {
            throw new Refused(asked.texts().say("cli.scan.file.unreadable", name()), List.of());
        } finally {
            progress.end();
        }
    }

    private String refusal(Import refused, Texts texts) {
        return refused.files().stream()
                .filter(ImportedFile::refusing)
                .map(file -> texts.say(
                        "cli.scan.refused",
                        Written.oneLine(file.name()),
                        Long.toString(file.problemCount()),
                        file.problems().stream()
                                .limit(5)
                                .map(problem -> "\n  – " + Written.oneLine(problem.say(texts)))
                                .collect(Collectors.joining())))
                .collect(Collectors.joining("\n"));
    }

    private void writeReport(Path folder, Scanned scanned, Asked asked) throws Refused {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.html"), ScanPage.of(scanned, asked.language()));
        } catch (IOException e) {
            throw new Refused(
                    asked.texts().say("cli.scan.report.unwritable", folder.toString()),
                    scanned.answer().files());
        }
    }

    private void say(Scanned scanned, Asked asked) {
        var out = spec.commandLine().getOut();
        if (json) out.println(JsonMapper.shared().writeValueAsString(scanned.answer()));
        else out.print(ScanText.of(scanned, asked.language()));
        if (!json && report != null) {
            out.println(asked.texts().say("cli.scan.report.written", report.resolve("report.html")));
        }
        out.flush();
    }

    private int refuse(Refused no) {
        var reason = String.valueOf(no.getMessage());
        if (json) {
            spec.commandLine()
                    .getOut()
                    .println(JsonMapper.shared().writeValueAsString(new ScanAnswer.Refusal(no.files, reason)));
            spec.commandLine().getOut().flush();
        }
        err().println(reason);
        err().flush();
        return MaillonCommand.REFUSED;
    }

    private String name() {
        return files.getFirst().getFileName().toString();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
