package org.maillon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankFileRefused;
import org.maillon.bank.BankFiles;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** What banks send, looked at without server or database. */
@Command(
        name = "bank",
        resourceBundle = "texts.cli_fr",
        description = "${bundle:cli.bank}",
        subcommands = BankCommand.Read.class)
final class BankCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    /** Reads files one after the other and tells each statement as soon as it is read. */
    @Command(name = "read", resourceBundle = "texts.cli_fr", description = "${bundle:cli.bank.read}")
    @SuppressWarnings("NullAway.Init")
    static final class Read implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                descriptionKey = "cli.option.help")
        private boolean help;

        @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "cli.bank.read.files")
        private List<Path> files;

        @Option(names = "--json", descriptionKey = "cli.option.json")
        private boolean json;

        @Option(names = "--lang", paramLabel = "fr|nl|en", descriptionKey = "cli.scan.option.lang")
        private @Nullable String lang;

        private boolean refused;

        @Override
        public Integer call() {
            var language = language();
            if (json) tellInJson(language);
            else tell(language);
            spec.commandLine().getOut().flush();
            return refused ? MaillonCommand.REFUSED : MaillonCommand.DONE;
        }

        private void tell(Language language) {
            var text = new BankText(spec.commandLine().getOut(), language);
            read(Texts.in(language), text::statement);
        }

        private void tellInJson(Language language) {
            var writer = JsonMapper.shared().writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
            try (var all = writer.writeValuesAsArray(spec.commandLine().getOut())) {
                read(Texts.in(language), all::write);
            }
            spec.commandLine().getOut().println();
        }

        private void read(Texts texts, Consumer<BankAnswer> told) {
            for (var file : files) {
                for (var answer : answers(file, texts)) {
                    told.accept(answer);
                    if (answer.refused()) refuse(answer);
                }
            }
        }

        private List<BankAnswer> answers(Path file, Texts texts) {
            if (Files.notExists(file)) return missing(file, "missing", texts);
            if (!Files.isRegularFile(file)) return missing(file, "no-file", texts);
            try (var in = Files.newInputStream(file)) {
                return BankFiles.read(file.getFileName().toString(), in).stream()
                        .map(statement -> BankAnswer.of(file.toString(), statement, texts))
                        .toList();
            } catch (BankFileRefused no) {
                return List.of(BankAnswer.refused(file.toString(), BankAnswer.Problem.of(no.problem(), texts)));
            } catch (IOException e) {
                return missing(file, "unreadable", texts);
            }
        }

        private static List<BankAnswer> missing(Path file, String why, Texts texts) {
            var sentence = texts.say("cli.bank.file." + why, file.toString());
            return List.of(BankAnswer.refused(file.toString(), new BankAnswer.Problem(0, 0, why, true, sentence)));
        }

        private void refuse(BankAnswer answer) {
            refused = true;
            answer.problems().stream()
                    .filter(BankAnswer.Problem::refuses)
                    .limit(5)
                    .map(problem -> Written.oneLine(answer.file() + " – " + problem.message()))
                    .forEach(err()::println);
            err().flush();
        }

        private Language language() {
            if (lang == null) {
                return Language.of(Optional.ofNullable(System.getenv("LANG")).orElse(""));
            }
            if (lang.matches("fr|nl|en")) return Language.of(lang);
            throw new ParameterException(
                    spec.commandLine(), Texts.in(MaillonCommand.LANGUAGE).say("cli.scan.lang.invalid", lang));
        }

        private PrintWriter err() {
            return spec.commandLine().getErr();
        }
    }
}
