package org.maillon.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.evidence.ChainCheck;
import org.maillon.evidence.Evidence;
import org.maillon.kernel.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Counts every hash of what was kept as evidence again: {@code maillon evidence verify}. */
@Command(name = "evidence", resourceBundle = "texts.cli_fr", description = "${bundle:cli.evidence}")
@SuppressWarnings("NullAway.Init")
final class EvidenceCommand implements Callable<Integer> {
    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Parameters(paramLabel = "verify", descriptionKey = "cli.evidence.verify")
    private Verb verb;

    @Option(names = "--tenant", paramLabel = "N", descriptionKey = "cli.run.tenant")
    private @Nullable Long tenant;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    /** What can be done with evidence. */
    enum Verb {
        verify
    }

    /** The check of one company. */
    record Checked(
            long tenant,
            String name,
            boolean sound,
            long happenings,
            long documents,
            long timestamps,
            String head,
            List<ChainCheck.Fault> faults,
            List<ChainCheck.Erased> erased) {
        static Checked of(Tenant company, ChainCheck check) {
            return new Checked(
                    company.id().value(),
                    company.name(),
                    check.isSound(),
                    check.happenings(),
                    check.documents(),
                    check.timestamps(),
                    check.head(),
                    check.faults(),
                    check.erased());
        }
    }

    EvidenceCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        var evidence = application.get(Evidence.class);
        var checked = application.get(Tenants.class).all().stream()
                .filter(company -> tenant == null || company.id().value() == tenant)
                .map(company -> Checked.of(company, evidence.verify(company.id())))
                .toList();
        if (json) spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(checked));
        else checked.forEach(this::print);
        boolean sound = !checked.isEmpty() && checked.stream().allMatch(Checked::sound);
        return sound ? MaillonCommand.DONE : MaillonCommand.REFUSED;
    }

    private void print(Checked checked) {
        var texts = Texts.in(MaillonCommand.LANGUAGE);
        var out = spec.commandLine().getOut();
        var sentence = checked.sound() ? "cli.evidence.sound" : "cli.evidence.broken";
        out.println(texts.say(
                sentence,
                checked.name(),
                checked.happenings(),
                checked.documents(),
                checked.head(),
                checked.timestamps()));
        checked.erased()
                .forEach(each -> out.println("  "
                        + texts.say(
                                "cli.evidence.erased",
                                each.number(),
                                each.on().toString(),
                                each.happenings(),
                                each.documents(),
                                each.ground())));
        checked.faults().forEach(fault -> out.println("  " + fault.kind() + " " + fault.where()));
    }
}
