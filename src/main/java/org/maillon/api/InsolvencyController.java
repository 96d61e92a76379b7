package org.maillon.api;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.registers.Insolvencies;
import org.maillon.registers.Insolvency;
import org.maillon.registers.InsolvencyAnswer;
import org.maillon.registers.InsolvencyKind;
import org.maillon.registers.NewInsolvency;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(
        name = "insolvencies",
        description = "The insolvency procedures customers are or were under, and the days to act by")
class InsolvencyController {
    private static final Map<String, InsolvencyKind> KINDS =
            Stream.of(InsolvencyKind.values()).collect(toUnmodifiableMap(InsolvencyKind::code, Function.identity()));

    private final Insolvencies insolvencies;
    private final Accounts accounts;
    private final Clock clock;

    InsolvencyController(Insolvencies insolvencies, Accounts accounts, Clock clock) {
        this.insolvencies = insolvencies;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Asked(
            @Nullable String kind,
            @Nullable String openedOn,
            @Nullable String publishedOn,
            @Nullable String court,
            @Nullable String declareBy) {}

    /** @param mistaken whether there never was such a procedure; no where it is missing */
    record Ended(@Nullable String reason, @Nullable Boolean mistaken) {}

    record Told(
            long id,
            String kind,
            LocalDate openedOn,
            LocalDate publishedOn,
            String court,
            LocalDate declareBy,
            @Nullable LocalDate reclaimBy,
            @Nullable LocalDate reliefBy,
            String source,
            @Nullable String address,
            String notedBy,
            @Nullable LocalDate endedOn,
            @Nullable String endReason) {
        static Told of(Insolvency insolvency) {
            return new Told(
                    insolvency.id(),
                    insolvency.kind().code(),
                    insolvency.openedOn(),
                    insolvency.publishedOn(),
                    insolvency.court(),
                    insolvency.declareBy(),
                    insolvency.reclaimBy().orElse(null),
                    insolvency.reliefBy().orElse(null),
                    insolvency.source(),
                    insolvency.address().orElse(null),
                    insolvency.notedBy(),
                    insolvency.endedOn().orElse(null),
                    insolvency.endReason().orElse(null));
        }
    }

    @GetMapping("/accounts/{id}/insolvencies")
    @Needs(Permission.READ)
    @Operation(summary = "The procedures an account is and was under, the latest first")
    Slice<Told> list(CurrentMember member, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id).id();
        return new Slice<>(
                insolvencies.of(member.tenant(), account).stream().map(Told::of).toList(), null);
    }

    @PostMapping("/accounts/{id}/insolvencies")
    @Needs(Permission.EDIT_ACCOUNTS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Note an insolvency by hand; without declareBy the law's usual day")
    Told note(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestBody Asked asked) {
        var account = accounts.byIdOrCode(member, id).id();
        var entered = read(reading, account, asked);
        var by = Acting.by(member, request);
        return told(insolvencies.note(member.tenant(), entered, by, LocalDate.now(clock)), reading);
    }

    private NewInsolvency read(Reading reading, AccountId account, Asked asked) {
        var kinds = String.join(", ", KINDS.keySet().stream().sorted().toList());
        if (asked.kind() == null || asked.kind().isBlank()) reading.wrong("kind", "api.wrong.missing", kinds);
        var kind = reading.choice("kind", asked.kind(), KINDS);
        var openedOn = day(reading, "openedOn", asked.openedOn());
        var publishedOn = day(reading, "publishedOn", asked.publishedOn());
        var declareBy = asked.declareBy() == null
                ? Optional.<LocalDate>empty()
                : Optional.of(day(reading, "declareBy", asked.declareBy()));
        reading.orRefuse();
        return new NewInsolvency(
                account,
                kind.orElseThrow(),
                openedOn,
                publishedOn,
                asked.court() == null ? "" : asked.court(),
                declareBy);
    }

    private LocalDate day(Reading reading, String where, @Nullable String text) {
        if (text == null || text.isBlank()) reading.wrong(where, "api.wrong.missing", where);
        return reading.day(where, text, LocalDate.now(clock));
    }

    @PostMapping("/insolvencies/{id}/end")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "End an insolvency; a reason is asked for, and reminders go on")
    Told end(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestBody Ended ended) {
        var why = ended.reason() == null ? "" : ended.reason();
        var by = Acting.by(member, request);
        boolean mistaken = ended.mistaken() != null && ended.mistaken();
        return told(
                insolvencies.end(member.tenant(), Reading.id(id), why, mistaken, by, LocalDate.now(clock)), reading);
    }

    private static Told told(InsolvencyAnswer answer, Reading reading) {
        return switch (answer) {
            case InsolvencyAnswer.Done done -> Told.of(done.insolvency());
            case InsolvencyAnswer.Unknown _ -> throw NotDone.notFound();
            case InsolvencyAnswer.Refused refused
            when refused.isWrongInput() ->
                throw new NotDone(
                        Problem.Code.WRONG_INPUT,
                        java.util.List.of(new Problem.Fault(
                                "", refused.sentence(reading.texts().language()))));
            case InsolvencyAnswer.Refused refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }
}
