package org.maillon.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.kernel.TenantId;
import org.maillon.kernel.Texts;
import org.maillon.messages.Delivery;
import org.maillon.messages.DeliveryMode;
import org.maillon.reminders.Reminders;
import org.maillon.reminders.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Decides a day's reminders for one company or for all, and says how many for which reason and on which step. */
@Command(name = "run", resourceBundle = "texts.cli_fr", description = "${bundle:cli.run}")
@SuppressWarnings("NullAway.Init")
final class RunCommand implements Callable<Integer> {
    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(names = "--on", required = true, paramLabel = "DAY", descriptionKey = "cli.run.on")
    private LocalDate on;

    @Option(names = "--simulate", descriptionKey = "cli.run.simulate")
    private boolean simulate;

    @Option(names = "--deliver", descriptionKey = "cli.run.deliver")
    private boolean deliver;

    @Option(names = "--tenant", paramLabel = "N", descriptionKey = "cli.run.tenant")
    private @Nullable Long tenant;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    RunCommand(Application application) {
        this.application = application;
    }

    /** The result of one company, in the names of the API. */
    record Ran(
            long tenant,
            String name,
            long accounts,
            long items,
            long messages,
            Map<String, Long> byReason,
            Map<String, Long> byStep) {
        static Ran of(Tenant company, RunResult result) {
            var byReason = new TreeMap<String, Long>();
            result.byReason().forEach((reason, items) -> byReason.put(reason.code(), items));
            return new Ran(
                    company.id().value(),
                    company.name(),
                    result.accounts(),
                    result.items(),
                    result.messages(),
                    byReason,
                    result.byStep());
        }
    }

    @Override
    public Integer call() {
        var chosen = companies();
        if (chosen.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(Texts.in(MaillonCommand.LANGUAGE).say("cli.run.nobody"));
            return MaillonCommand.REFUSED;
        }
        var ran = chosen.stream().map(this::run).toList();
        if (json) {
            var value = ran.size() == 1 ? ran.getFirst() : ran;
            spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(value));
        } else {
            ran.forEach(this::print);
        }
        return MaillonCommand.DONE;
    }

    private List<Tenant> companies() {
        var tenants = application.get(Tenants.class);
        if (tenant != null) return tenants.find(new TenantId(tenant)).stream().toList();
        return tenants.all().stream()
                .filter(each -> each.purpose() != Tenant.Purpose.THROW_AWAY)
                .toList();
    }

    private Ran run(Tenant company) {
        var result = application.get(Reminders.class).run(company.id(), on, simulate);
        if (deliver && !simulate) application.get(Delivery.class).deliver(company.id(), DeliveryMode.NOW);
        return Ran.of(company, result);
    }

    private void print(Ran ran) {
        var texts = Texts.in(MaillonCommand.LANGUAGE);
        var out = spec.commandLine().getOut();
        out.println(texts.say(
                simulate ? "cli.run.would" : "cli.run.done",
                ran.name(),
                Long.toString(ran.messages()),
                Long.toString(ran.accounts()),
                Long.toString(ran.items())));
        ran.byStep().forEach((step, number) -> out.printf("  %8d  %s%n", number, step));
        out.println(texts.say("cli.run.reasons"));
        ran.byReason().forEach((reason, number) -> out.printf("  %8d  %s%n", number, reason));
    }
}
