package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.reminders.Scenario;
import org.maillon.reminders.SimulationAnswer;
import org.maillon.reminders.SimulationWatch;
import org.maillon.reminders.TimeMachine;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "simulations", description = "What a scenario would have said, or would say")
class SimulationController {
    private static final int DAYS_AHEAD = 90;

    private final TimeMachine machine;
    private final Clock clock;

    SimulationController(TimeMachine machine, Clock clock) {
        this.machine = machine;
        this.clock = clock;
    }

    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String against) {}

    @PostMapping("/scenarios/{scenario}/simulations")
    @Needs(Permission.READ)
    @Operation(
            summary =
                    "Try a scenario, by id or name, from a day to another (90 days from today where none is given), if wished"
                            + " against another scenario; nothing is sent and nothing kept")
    SimulationAnswer simulate(
            CurrentMember member,
            Reading reading,
            @PathVariable String scenario,
            @RequestBody(required = false) @Nullable Asked asked) {
        var wanted = asked == null ? new Asked(null, null, null) : asked;
        var tried = machine.scenario(member.tenant(), scenario).orElseThrow(NotDone::notFound);
        var from = reading.day("from", wanted.from(), LocalDate.now(clock));
        var to = reading.day("to", wanted.to(), from.plusDays(DAYS_AHEAD));
        var against = against(member, reading, wanted.against());
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days >= TimeMachine.LONGEST_DAYS)
            reading.wrong("to", "api.wrong.period", Integer.toString(TimeMachine.LONGEST_DAYS - 1));
        reading.orRefuse();
        var simulation = machine.simulate(member.tenant(), tried, against, from, to, SimulationWatch.NOBODY)
                .orElseThrow();
        return machine.answer(member.tenant(), simulation);
    }

    private Optional<Scenario> against(CurrentMember member, Reading reading, @Nullable String name) {
        if (name == null || name.isBlank()) return Optional.empty();
        var found = machine.scenario(member.tenant(), name);
        if (found.isEmpty()) reading.wrong("against", "api.wrong.scenario");
        return found;
    }
}
