package org.maillon.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.maillon.database.BackupResult.Done;
import org.maillon.database.BackupResult.Refused;
import org.maillon.database.Database;
import org.maillon.database.Restore;
import org.maillon.kernel.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a file of backup into an empty installation. */
@Command(name = "restore", resourceBundle = "texts.cli_fr", description = "${bundle:cli.restore}")
@SuppressWarnings("NullAway.Init")
final class RestoreCommand implements Callable<Integer> {
    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Parameters(paramLabel = "FILE", descriptionKey = "cli.restore.file")
    private Path file;

    RestoreCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        var texts = Texts.in(MaillonCommand.LANGUAGE);
        var owner = application.get(Database.class).owner();
        return switch (Restore.read(owner, file)) {
            case Done done -> {
                spec.commandLine().getErr().println(texts.say("cli.restore.done", file, done.tables(), done.rows()));
                yield MaillonCommand.DONE;
            }
            case Refused refused -> {
                spec.commandLine().getErr().println(refused.sentence(texts));
                yield MaillonCommand.REFUSED;
            }
        };
    }
}
