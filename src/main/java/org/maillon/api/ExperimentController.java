package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.Code;
import org.maillon.reminders.Experiment;
import org.maillon.reminders.ExperimentFinding;
import org.maillon.reminders.ExperimentFinding.Measured;
import org.maillon.reminders.ExperimentFinding.TooEarly;
import org.maillon.reminders.Experiments;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "experiments", description = "What a step brings, learnt by withholding it from some")
class ExperimentController {
    private final Experiments experiments;

    ExperimentController(Experiments experiments) {
        this.experiments = experiments;
    }

    record Asked(
            @Nullable String scenario,
            @Nullable String step,
            @Nullable Integer percent) {}

    record Told(
            long id,
            String scenario,
            String step,
            int percent,
            LocalDate startedOn,
            String startedBy,
            @Nullable LocalDate endedOn,
            Found finding) {}

    record Side(
            long accounts, long items, long paid, @Nullable Integer medianDays) {
        static Side of(ExperimentFinding.Arm arm) {
            var median = arm.medianDays();
            return new Side(arm.accounts(), arm.items(), arm.paid(), median.isPresent() ? median.getAsInt() : null);
        }
    }

    /** {@code state} is too-early (with what is missing), measured, or gone: then all else is null. */
    record Found(
            String state,
            @Nullable String missing,
            @Nullable Integer needed,
            @Nullable Integer withinDays,
            @Nullable Double daysGained,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Boolean certain,
            @Nullable Side reminded,
            @Nullable Side heldOut) {
        private static final Found GONE = new Found("gone", null, null, null, null, null, null, null, null, null);

        static Found of(ExperimentFinding finding) {
            var here = Side.of(finding.reminded());
            var there = Side.of(finding.heldOut());
            return switch (finding) {
                case TooEarly early ->
                    new Found(
                            "too-early",
                            Code.of(early.missing()),
                            early.needed(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            here,
                            there);
                case Measured found ->
                    new Found(
                            "measured",
                            null,
                            null,
                            found.withinDays(),
                            found.daysGained(),
                            found.low(),
                            found.high(),
                            found.isCertain(),
                            here,
                            there);
            };
        }
    }

    @GetMapping("/experiments")
    @Operation(summary = "The steps withheld from some accounts, the latest first, and what they have shown so far")
    Slice<Told> list(CurrentMember member) {
        return new Slice<>(
                experiments.list(member.tenant()).stream()
                        .map(each -> told(member, each))
                        .toList(),
                null);
    }

    @GetMapping("/experiments/{id}")
    @Operation(summary = "One of them")
    Told find(CurrentMember member, @PathVariable String id) {
        return experiments
                .find(member.tenant(), Reading.id(id))
                .map(each -> told(member, each))
                .orElseThrow(NotDone::notFound);
    }

    @PostMapping("/experiments")
    @Needs(Permission.SETTINGS)
    @Operation(
            summary =
                    "Withhold a message step of a live scenario from 1 to 50 percent of the accounts, drawn at random;"
                            + " refused where no such step is, or one is running on it")
    ResponseEntity<Told> start(CurrentMember member, Reading reading, @RequestBody Asked asked) {
        int percent = asked.percent() == null ? 0 : asked.percent();
        if (percent < Experiments.LEAST_PERCENT || percent > Experiments.MOST_PERCENT)
            reading.wrong("percent", "reminders.wrong.percent", Integer.toString(percent));
        reading.orRefuse();
        var scenario = Objects.requireNonNullElse(asked.scenario(), "");
        var step = Objects.requireNonNullElse(asked.step(), "");
        var started = experiments.start(member.tenant(), scenario, step, percent, member.name());
        if (started.isEmpty()) reading.wrong("step", "reminders.wrong.experiment");
        reading.orRefuse();
        var told = find(member, Long.toString(started.orElseThrow()));
        return ResponseEntity.created(URI.create("/api/v1/experiments/" + told.id()))
                .body(told);
    }

    @PostMapping("/experiments/{id}/end")
    @Needs(Permission.SETTINGS)
    @Operation(summary = "Everybody gets the step again; what it has shown is kept")
    Told end(CurrentMember member, @PathVariable String id) {
        experiments.end(member.tenant(), Reading.id(id));
        return find(member, id);
    }

    private Told told(CurrentMember member, Experiment each) {
        return new Told(
                each.id(),
                each.scenario(),
                each.step(),
                each.percent(),
                each.startedOn(),
                each.startedBy(),
                each.endedOn().orElse(null),
                experiments.finding(member.tenant(), each).map(Found::of).orElse(Found.GONE));
    }
}
