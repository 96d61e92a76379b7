package org.maillon.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures; never part of the tests. */
@Command(
        name = "bench",
        resourceBundle = "texts.cli_fr",
        description = "${bundle:cli.bench}",
        subcommands = {
            BenchImportCommand.class,
            BenchRemindersCommand.class,
            BenchAgedBalanceCommand.class,
            BenchSimulationCommand.class,
            BenchMessagesCommand.class,
            BenchMatchingCommand.class,
            BenchCreditCommand.class,
            BenchAccountPageCommand.class
        })
final class BenchCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;
}
