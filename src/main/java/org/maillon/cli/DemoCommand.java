package org.maillon.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.maillon.demo.Demos;
import org.maillon.kernel.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Opens an invented company in the web application. */
@Command(name = "demo", resourceBundle = "texts.cli_fr", description = "${bundle:cli.demo}")
@SuppressWarnings("NullAway.Init")
final class DemoCommand implements Callable<Integer> {
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

    @Option(names = "--on", paramLabel = "DAY", descriptionKey = "cli.demo.on")
    private @Nullable LocalDate on;

    @Option(names = "--json", descriptionKey = "cli.demo.json")
    private boolean json;

    DemoCommand(Application application) {
        this.application = application;
    }

    /** What a program needs to use the demonstration. */
    record Ready(String url, long tenant, String user, String password, String apiKey) {}

    @Override
    public Integer call() throws InterruptedException {
        var texts = Texts.in(MaillonCommand.LANGUAGE);
        spec.commandLine().getErr().println(texts.say("cli.demo.starting"));
        var properties = new HashMap<String, Object>();
        if (port != null) properties.put("MAILLON_PORT", port);
        if (on != null) properties.put("maillon.on", on.toString());
        application.serve(properties);
        var door = application.get(Demos.class).open(LocalDate.now(application.get(Clock.class)));
        var url = "http://127.0.0.1:" + application.port();
        if (json) {
            var ready = new Ready(url, door.tenant(), door.user(), door.password(), door.apiKey());
            spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(ready));
        } else {
            spec.commandLine().getOut().println(texts.say("cli.demo.ready", url, door.user(), door.password()));
        }
        application.untilStopped();
        return MaillonCommand.DONE;
    }
}
