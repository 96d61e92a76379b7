package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.reminders.Scenario;
import org.maillon.reminders.ScenarioAnswer;
import org.maillon.reminders.ScenarioFamily;
import org.maillon.reminders.ScenarioProblem;
import org.maillon.reminders.ScenarioRule;
import org.maillon.reminders.Scenarios;
import org.maillon.reminders.Scenarios.Running;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "scenarios", description = "What is said when, version by version, and to whom")
class ScenarioController {
    private final Scenarios scenarios;

    ScenarioController(Scenarios scenarios) {
        this.scenarios = scenarios;
    }

    record Version(int version, String state, @Nullable LocalDate liveOn, boolean moves) {
        static Version of(ScenarioFamily.Version version) {
            return new Version(
                    version.scenario().version(),
                    version.scenario().state().code(),
                    version.liveOn().orElse(null),
                    version.moves());
        }
    }

    record Family(String name, boolean usual, List<Version> versions) {
        static Family of(ScenarioFamily family) {
            return new Family(
                    family.name(),
                    family.usual(),
                    family.versions().stream().map(Version::of).toList());
        }
    }

    record Publication(@Nullable String running) {}

    record Rules(@Nullable List<ScenarioRule> items) {}

    @GetMapping("/scenarios")
    @Operation(summary = "All scenarios with their versions, the newest first")
    Slice<Family> all(CurrentMember member) {
        return new Slice<>(
                scenarios.list(member.tenant()).stream().map(Family::of).toList(), null);
    }

    @GetMapping("/scenarios/{name}")
    @Operation(summary = "A scenario with its versions")
    Family one(CurrentMember member, @PathVariable String name) {
        return scenarios.find(member.tenant(), name).map(Family::of).orElseThrow(NotDone::notFound);
    }

    @GetMapping("/scenarios/{name}/versions/{version}")
    @Operation(summary = "A version of a scenario with its steps")
    ScenarioText version(CurrentMember member, @PathVariable String name, @PathVariable String version) {
        return scenarios
                .find(member.tenant(), name, number(version))
                .map(ScenarioText::of)
                .orElseThrow(NotDone::notFound);
    }

    @PostMapping("/scenarios")
    @Needs(Permission.SETTINGS)
    @Operation(summary = "Keep a scenario as a draft: a new one, or the next version of the one of that name")
    ResponseEntity<ScenarioText> create(CurrentMember member, Reading reading, @RequestBody ScenarioText text) {
        var kept = keep(member, reading, Objects.requireNonNullElse(text.name(), ""), text);
        var name = URLEncoder.encode(kept.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return ResponseEntity.created(URI.create("/api/v1/scenarios/" + name + "/versions/" + kept.version()))
                .body(ScenarioText.of(kept));
    }

    @PutMapping("/scenarios/{name}/draft")
    @Needs(Permission.SETTINGS)
    @Operation(summary = "Write the draft of a scenario anew; it is refused while it could not go live")
    ScenarioText draft(
            CurrentMember member, Reading reading, @PathVariable String name, @RequestBody ScenarioText text) {
        return ScenarioText.of(keep(member, reading, name, text));
    }

    private Scenario keep(CurrentMember member, Reading reading, String name, ScenarioText text) {
        var draft = text.read(name, reading);
        reading.orRefuse();
        return kept(reading, scenarios.saveDraft(member.tenant(), draft));
    }

    @DeleteMapping("/scenarios/{name}/draft")
    @Needs(Permission.SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget the draft of a scenario")
    void dropDraft(CurrentMember member, @PathVariable String name) {
        if (!scenarios.dropDraft(member.tenant(), name)) throw NotDone.notFound();
    }

    @PostMapping("/scenarios/{name}/versions/{version}/publication")
    @Needs(Permission.SETTINGS)
    @Operation(summary = "Let a draft go live; items on their way \"finish\" on their version (usual) or \"move\"")
    ScenarioText publish(
            CurrentMember member,
            Reading reading,
            @PathVariable String name,
            @PathVariable String version,
            @RequestBody(required = false) @Nullable Publication asked) {
        var running = reading.choice(
                "running",
                asked == null ? null : asked.running(),
                Map.of("move", Running.MOVE, "finish", Running.FINISH));
        reading.orRefuse();
        var answer = scenarios.publish(member.tenant(), name, number(version), running.orElse(Running.FINISH));
        return ScenarioText.of(kept(reading, answer));
    }

    @PutMapping("/scenarios/{name}/usual")
    @Needs(Permission.SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Make a live scenario the one for whoever no rule speaks of")
    void makeUsual(CurrentMember member, @PathVariable String name) {
        if (!scenarios.makeUsual(member.tenant(), name)) throw NotDone.notFound();
    }

    @DeleteMapping("/scenarios/{name}")
    @Needs(Permission.SETTINGS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a scenario out of use; refused while it is the usual one, or asked for")
    void retire(CurrentMember member, Reading reading, @PathVariable String name) {
        kept(reading, scenarios.retire(member.tenant(), name));
    }

    @GetMapping("/scenario-rules")
    @Operation(summary = "By which scenario whom: the first rule whose every condition holds")
    Slice<ScenarioRule> rules(CurrentMember member) {
        return new Slice<>(scenarios.rules(member.tenant()), null);
    }

    @PutMapping("/scenario-rules")
    @Needs(Permission.SETTINGS)
    @Operation(summary = "Replace all rules, in this order")
    Slice<ScenarioRule> changeRules(CurrentMember member, Reading reading, @RequestBody Rules asked) {
        var rules = asked.items() == null ? List.<ScenarioRule>of() : asked.items();
        if (rules.stream().anyMatch(rule -> rule == null || rule.scenario() == null))
            reading.wrong("items", "api.wrong.json");
        reading.orRefuse();
        for (var problem : scenarios.changeRules(member.tenant(), rules))
            reading.wrong("items[" + (problem.step() - 1) + "]", problem);
        reading.orRefuse();
        return rules(member);
    }

    private static Scenario kept(Reading reading, ScenarioAnswer answer) {
        return switch (answer) {
            case ScenarioAnswer.Kept kept -> kept.scenario();
            case ScenarioAnswer.Unknown _ -> throw NotDone.notFound();
            case ScenarioAnswer.Refused refused -> {
                for (var problem : refused.problems()) reading.wrong(where(problem), problem);
                reading.orRefuse();
                throw NotDone.notFound();
            }
        };
    }

    private static String where(ScenarioProblem problem) {
        return problem.step() == 0 ? "scenario" : "steps[" + (problem.step() - 1) + "]";
    }

    private static int number(String version) {
        return Math.toIntExact(Math.min(Reading.id(version), Integer.MAX_VALUE));
    }
}
