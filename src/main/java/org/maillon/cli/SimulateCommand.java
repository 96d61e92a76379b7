package org.maillon.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.kernel.Texts;
import org.maillon.reminders.Scenario;
import org.maillon.reminders.SimulationAnswer;
import org.maillon.reminders.TimeMachine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Tries a scenario on days that have passed or are to come; nothing is sent and nothing kept. */
@Command(name = "simulate", resourceBundle = "texts.cli_fr", description = "${bundle:cli.simulate}")
@SuppressWarnings("NullAway.Init")
final class SimulateCommand implements Callable<Integer> {
    private static final int DAYS_AHEAD = 90;
    private static final Texts TEXTS = Texts.in(MaillonCommand.LANGUAGE);

    private final Application application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "cli.option.help")
    private boolean help;

    @Option(names = "--scenario", defaultValue = "", paramLabel = "NAME", descriptionKey = "cli.simulate.scenario")
    private String scenario;

    @Option(names = "--against", paramLabel = "NAME", descriptionKey = "cli.simulate.against")
    private @Nullable String against;

    @Option(names = "--from", paramLabel = "DAY", descriptionKey = "cli.simulate.from")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", descriptionKey = "cli.simulate.to")
    private @Nullable LocalDate to;

    @Option(names = "--tenant", paramLabel = "N", descriptionKey = "cli.run.tenant")
    private @Nullable Long tenant;

    @Option(names = "--json", descriptionKey = "cli.option.json")
    private boolean json;

    SimulateCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        checkDays(from, to);
        var companies = companies();
        if (companies.size() != 1) return refused(companies.isEmpty() ? "cli.run.nobody" : "cli.simulate.which");
        var company = companies.getFirst();
        var tried = scenario(company, scenario);
        if (tried.isEmpty()) return refused("cli.simulate.unknown", scenario);
        var other = Optional.ofNullable(against).flatMap(name -> scenario(company, name));
        if (against != null && other.isEmpty()) return refused("cli.simulate.unknown", against);
        tell(company, played(company, tried.get(), other));
        return MaillonCommand.DONE;
    }

    private SimulationAnswer played(Tenant company, Scenario tried, Optional<Scenario> other) {
        var first = from == null ? LocalDate.now(application.get(Clock.class)) : from;
        var last = to == null ? first.plusDays(DAYS_AHEAD) : to;
        checkDays(first, last);
        var machine = application.get(TimeMachine.class);
        var simulation = machine.simulate(company.id(), tried, other, first, last, this::goesOn)
                .orElseThrow();
        return machine.answer(company.id(), simulation);
    }

    /** Progress goes to the other stream, one line that is written over. */
    private boolean goesOn(long done, long all) {
        var err = spec.commandLine().getErr();
        err.print("\r" + TEXTS.say("cli.simulate.progress", Long.toString(done), Long.toString(all)));
        if (done == all) err.println();
        err.flush();
        return true;
    }

    private void checkDays(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null || last == null) return;
        long days = ChronoUnit.DAYS.between(first, last);
        if (days < 0 || days >= TimeMachine.LONGEST_DAYS)
            throw new ParameterException(
                    spec.commandLine(), TEXTS.say("cli.simulate.days", Integer.toString(TimeMachine.LONGEST_DAYS - 1)));
    }

    private List<Tenant> companies() {
        return application.get(Tenants.class).all().stream()
                .filter(each -> tenant == null
                        ? each.purpose() != Tenant.Purpose.THROW_AWAY
                        : each.id().value() == tenant)
                .toList();
    }

    private Optional<Scenario> scenario(Tenant company, String name) {
        return application.get(TimeMachine.class).scenario(company.id(), name);
    }

    private int refused(String key, Object... arguments) {
        spec.commandLine().getErr().println(TEXTS.say(key, arguments));
        return MaillonCommand.REFUSED;
    }

    private void tell(Tenant company, SimulationAnswer answer) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(answer));
            return;
        }
        var written = new Written(MaillonCommand.LANGUAGE);
        out.println(TEXTS.say(
                "cli.simulate.done",
                company.name(),
                written.day(answer.from()),
                written.day(answer.to()),
                Long.toString(answer.messages()),
                Long.toString(answer.messagesLeft())));
        answer.lettersByStep().forEach((step, number) -> out.printf("  %8d  %s%n", number, step));
        if (answer.to().isAfter(answer.knownOn()))
            out.println(TEXTS.say("cli.simulate.after", written.day(answer.knownOn())));
        if (answer.difference() != null) tell(answer.difference());
    }

    private void tell(SimulationAnswer.Difference difference) {
        spec.commandLine()
                .getOut()
                .println(TEXTS.say(
                        "cli.simulate.against.done",
                        difference.against(),
                        Long.toString(difference.messages()),
                        Long.toString(difference.same()),
                        Long.toString(difference.more()),
                        Long.toString(difference.fewer()),
                        Long.toString(difference.moved())));
    }
}
