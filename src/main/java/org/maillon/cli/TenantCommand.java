package org.maillon.cli;

import java.util.concurrent.Callable;
import org.maillon.access.ApiKeys;
import org.maillon.access.Role;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Companies: create one beside the others. */
@Command(
        name = "tenant",
        resourceBundle = "texts.cli_fr",
        description = "${bundle:cli.tenant}",
        subcommands = TenantCommand.Create.class)
final class TenantCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    /** The company's id and the key with which programs come in: shown this once. */
    record Created(long tenant, String apiKey) {}

    @Command(name = "create", resourceBundle = "texts.cli_fr", description = "${bundle:cli.tenant.create}")
    @SuppressWarnings("NullAway.Init")
    static final class Create implements Callable<Integer> {
        private final Application application;

        @Spec
        private CommandSpec spec;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                descriptionKey = "cli.option.help")
        private boolean help;

        @Parameters(paramLabel = "NAME", descriptionKey = "cli.tenant.name")
        private String name;

        @Option(names = "--country", defaultValue = "FR", descriptionKey = "cli.tenant.country")
        private String country;

        @Option(names = "--language", defaultValue = "fr", descriptionKey = "cli.tenant.language")
        private String language;

        @Option(names = "--json", descriptionKey = "cli.option.json")
        private boolean json;

        Create(Application application) {
            this.application = application;
        }

        @Override
        public Integer call() {
            var tenant =
                    application.get(Tenants.class).create(name, Tenant.Purpose.LIVE, country, Language.of(language));
            var key = application.get(ApiKeys.class).create(tenant.id(), "tenant create", Role.OWNER, "maillon");
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(JsonMapper.shared()
                        .writeValueAsString(new Created(tenant.id().value(), key)));
            } else {
                out.println(Texts.in(MaillonCommand.LANGUAGE)
                        .say(
                                "cli.tenant.created",
                                tenant.name(),
                                Long.toString(tenant.id().value()),
                                key));
            }
            return MaillonCommand.DONE;
        }
    }
}
