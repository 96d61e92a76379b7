package org.maillon.cli;

import java.util.HashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Role;
import org.maillon.access.SetupLinks;
import org.maillon.access.Tenants;
import org.maillon.kernel.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the web application until it is stopped. */
@Command(name = "serve", resourceBundle = "texts.cli_fr", description = "${bundle:cli.serve}")
@SuppressWarnings("NullAway.Init")
final class ServeCommand implements Callable<Integer> {
    private static final int MOST_LINKS = 5;

    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(names = "--port", paramLabel = "N", descriptionKey = "cli.option.port")
    private @Nullable Integer port;

    ServeCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() throws InterruptedException {
        var properties = new HashMap<String, Object>();
        if (port != null) properties.put("MAILLON_PORT", port);
        application.serve(properties);
        var err = spec.commandLine().getErr();
        var texts = Texts.in(MaillonCommand.LANGUAGE);
        var address = "http://127.0.0.1:" + application.port();
        err.println(texts.say("cli.serve.ready", address));
        sayHowToEnter(address);
        application.untilStopped();
        return MaillonCommand.DONE;
    }

    /** Whoever reads the console owns the installation: they get a link into each company that nobody can enter. */
    private void sayHowToEnter(String address) {
        var err = spec.commandLine().getErr();
        var texts = Texts.in(MaillonCommand.LANGUAGE);
        var links = application.get(SetupLinks.class);
        var empty = application.get(Tenants.class).withoutMembers(MOST_LINKS);
        for (var company : empty) {
            err.println(texts.say("cli.serve.join", company.name(), address + links.create(company.id(), Role.OWNER)));
        }
        if (empty.isEmpty())
            links.firstStart().ifPresent(path -> err.println(texts.say("cli.serve.first", address + path)));
    }
}
