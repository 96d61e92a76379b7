package org.maillon.api;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.RecordKind;
import org.maillon.privacy.Retention;
import org.maillon.privacy.RetentionAnswer;
import org.maillon.privacy.RetentionRule;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/retention-rules")
@Tag(
        name = "retention-rules",
        description = "How long each kind of record that names a person is kept, and on which ground")
class RetentionRuleController {
    private static final Map<String, RecordKind> KINDS =
            Retention.kinds().stream().collect(toUnmodifiableMap(RecordKind::code, Function.identity()));

    private final Retention retention;
    private final Clock clock;

    RetentionRuleController(Retention retention, Clock clock) {
        this.retention = retention;
        this.clock = clock;
    }

    record Asked(@Nullable Integer months) {}

    /** leastMonths and mostMonths are absent where the law sets none. */
    record Told(
            String kind,
            int months,
            boolean chosen,
            String countedFrom,
            @Nullable Integer leastMonths,
            @Nullable Integer mostMonths,
            String article,
            boolean withstandsErasure,
            boolean uncertain) {
        static Told of(RetentionRule rule) {
            var law = rule.law();
            return new Told(
                    rule.kind().code(),
                    rule.months(),
                    rule.chosen(),
                    law.countedFrom().code(),
                    law.least() == 0 ? null : law.least(),
                    law.most() == 0 ? null : law.most(),
                    law.article(),
                    law.withstands(),
                    law.uncertain());
        }
    }

    @GetMapping
    @Needs(Permission.READ)
    @Operation(summary = "The rules: the law's, and what the company chose within them")
    Slice<Told> list(CurrentMember member) {
        var rules = retention.rules(member.tenant(), LocalDate.now(clock));
        return new Slice<>(rules.stream().map(Told::of).toList(), null);
    }

    @PutMapping("/{kind}")
    @Needs(Permission.SETTINGS)
    @Operation(
            summary =
                    "Keep a kind of record so many months; refused below what the law asks for and beyond what it allows")
    Told change(CurrentMember member, Reading reading, @PathVariable String kind, @RequestBody Asked asked) {
        var chosen = Optional.ofNullable(KINDS.get(kind)).orElseThrow(NotDone::notFound);
        int months = asked.months() == null ? 0 : asked.months();
        var answer = reading.<Optional<RetentionAnswer>>guarded(
                "months",
                Optional.empty(),
                () -> Optional.of(
                        retention.change(member.tenant(), chosen, months, member.name(), LocalDate.now(clock))));
        reading.orRefuse();
        return switch (answer.orElseThrow()) {
            case RetentionAnswer.Done(var rule) -> Told.of(rule);
            case RetentionAnswer.Refused refused ->
                throw new NotDone(
                        Problem.Code.WRONG_INPUT,
                        List.of(new Problem.Fault(
                                "months", refused.sentence(reading.texts().language()))));
        };
    }
}
