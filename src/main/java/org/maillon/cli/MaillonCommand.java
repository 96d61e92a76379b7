package org.maillon.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/**
 * All commands. They answer 0 when done, 2 for bad arguments, 3 when refused, with the reason in words on standard error;
 * never a stack trace.
 */
@Command(
        name = "maillon",
        resourceBundle = "texts.cli_fr",
        versionProvider = MaillonCommand.Version.class,
        subcommands = {
            ServeCommand.class,
            ScanCommand.class,
            TenantCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            BenchCommand.class,
            DemoCommand.class,
            RunCommand.class,
            EvidenceCommand.class,
            SimulateCommand.class,
            InterestCommand.class,
            BankCommand.class
        })
public final class MaillonCommand implements Runnable {
    static final int DONE = 0;
    static final int BAD_ARGUMENTS = 2;
    static final int REFUSED = 3;
    static final Language LANGUAGE = Language.FR;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "cli.option.version")
    private boolean version;

    /** Runs one command and answers its exit code. */
    public static int run(Class<?> main, String... args) {
        try (var application = new Application(main)) {
            var command = new CommandLine(MaillonCommand.class, new Doors(application));
            command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            command.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
            command.setExecutionExceptionHandler((fault, line, _) -> refused(fault, line));
            command.setCaseInsensitiveEnumValuesAllowed(true);
            return command.execute(args);
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), org.maillon.kernel.Texts.in(LANGUAGE).say("cli.missing"));
    }

    /** A fault of the program is told by its innermost reason; its trace goes to the log only. */
    private static int refused(Exception fault, CommandLine line) {
        var cause = NestedExceptionUtils.getMostSpecificCause(fault);
        var reason = cause instanceof InvalidValue wrong ? wrong.in(LANGUAGE) : cause.getMessage();
        line.getErr().println(reason == null ? cause.getClass().getSimpleName() : reason);
        if (System.getenv("MAILLON_TRACE") != null) fault.printStackTrace(line.getErr());
        return REFUSED;
    }

    /** Commands that work on the modules take the door to them; the others take nothing. */
    private record Doors(Application application) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(Application.class))) {
                    return type.cast(constructor.newInstance(application));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    /** The version the build wrote. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Maillon " + Version.of()};
        }

        static String of() {
            var version = MaillonCommand.class.getPackage().getImplementationVersion();
            return version == null ? "0" : version;
        }
    }
}
