package org.maillon.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.maillon.database.Backup;
import org.maillon.database.BackupResult.Done;
import org.maillon.database.BackupResult.Refused;
import org.maillon.database.Database;
import org.maillon.kernel.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes everything into one file, also while the server runs. */
@Command(name = "backup", resourceBundle = "texts.cli_fr", description = "${bundle:cli.backup}")
@SuppressWarnings("NullAway.Init")
final class BackupCommand implements Callable<Integer> {
    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.backup.file")
    private Path file;

    BackupCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        var texts = Texts.in(MaillonCommand.LANGUAGE);
        var owner = application.get(Database.class).owner();
        var now = application.get(Clock.class).instant();
        return switch (Backup.write(owner, file, MaillonCommand.Version.of(), now)) {
            case Done done -> {
                spec.commandLine().getErr().println(texts.say("cli.backup.done", file, done.tables(), done.rows()));
                yield MaillonCommand.DONE;
            }
            case Refused refused -> {
                spec.commandLine().getErr().println(refused.sentence(texts));
                yield MaillonCommand.REFUSED;
            }
        };
    }
}
