package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.AccountId;
import org.maillon.reminders.Reminders;
import org.maillon.reminders.Scenarios;
import org.springframework.http.HttpStatus;
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
@Tag(name = "pauses", description = "What people ask for one account or one item: silence, another scenario, approval")
class PauseController {
    private static final int LONGEST_REASON = 500;

    private final Reminders reminders;
    private final Scenarios scenarios;
    private final Accounts accounts;
    private final Clock clock;

    PauseController(Reminders reminders, Scenarios scenarios, Accounts accounts, Clock clock) {
        this.reminders = reminders;
        this.scenarios = scenarios;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Asked(@Nullable String reason, @Nullable String until) {}

    record Paused(String account, @Nullable Long openItem, String reason, LocalDate until) {}

    record Choice(@Nullable String scenario) {}

    record Approved(int items) {}

    private record Wanted(String reason, LocalDate until) {}

    @PostMapping("/accounts/{id}/pauses")
    @Needs(Permission.SEND_REMINDERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Keep an account silent to the end of a day")
    Paused pause(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Asked asked) {
        var account = accounts.byIdOrCode(member, id);
        var wanted = wanted(reading, asked);
        reminders.pause(member.tenant(), account.id(), OptionalLong.empty(), wanted.reason(), wanted.until());
        return new Paused(account.code(), null, wanted.reason(), wanted.until());
    }

    @GetMapping("/accounts/{id}/pauses")
    @Operation(summary = "The pause of an account that holds today, where one does")
    Slice<Paused> pauses(CurrentMember member, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id);
        var pause = reminders.pauseOf(member.tenant(), account.id(), LocalDate.now(clock));
        return new Slice<>(
                pause.map(each -> new Paused(account.code(), null, each.reason(), each.until())).stream()
                        .toList(),
                null);
    }

    @DeleteMapping("/accounts/{id}/pauses")
    @Needs(Permission.SEND_REMINDERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End every pause of an account, also those of its items")
    void resume(CurrentMember member, @PathVariable String id) {
        reminders.resume(member.tenant(), accounts.byIdOrCode(member, id).id());
    }

    @PostMapping("/open-items/{id}/pauses")
    @Needs(Permission.SEND_REMINDERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Keep one open item silent to the end of a day")
    Paused pauseItem(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Asked asked) {
        long item = Reading.id(id);
        var account = accounts.byIdOrCode(
                member, String.valueOf(accountOf(member, item).value()));
        var wanted = wanted(reading, asked);
        reminders.pause(member.tenant(), account.id(), OptionalLong.of(item), wanted.reason(), wanted.until());
        return new Paused(account.code(), item, wanted.reason(), wanted.until());
    }

    @PutMapping("/accounts/{id}/scenario")
    @Needs(Permission.SEND_REMINDERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Choose the scenario of an account; without one, the rules choose again")
    void choose(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Choice choice) {
        var account = accounts.byIdOrCode(member, id);
        if (!scenarios.choose(member.tenant(), account.id(), named(choice)))
            reading.wrong("scenario", "api.wrong.scenario");
        reading.orRefuse();
    }

    @PutMapping("/open-items/{id}/scenario")
    @Needs(Permission.SEND_REMINDERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Choose the scenario of one open item; without one, that of its account holds")
    void chooseForItem(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Choice choice) {
        long item = Reading.id(id);
        if (!scenarios.choose(member.tenant(), accountOf(member, item), item, named(choice)))
            reading.wrong("scenario", "api.wrong.scenario");
        reading.orRefuse();
    }

    @PostMapping("/accounts/{id}/approvals")
    @Needs(Permission.SEND_REMINDERS)
    @Operation(summary = "Agree to what waits for approval about an account; it leaves at once")
    Approved approve(CurrentMember member, @PathVariable String id) {
        var account = accounts.byIdOrCode(member, id);
        return new Approved(reminders.approve(member.tenant(), account.id(), Optional.of(member.name())));
    }

    private static Optional<String> named(Choice choice) {
        return Optional.ofNullable(choice.scenario()).filter(name -> !name.isBlank());
    }

    private AccountId accountOf(CurrentMember member, long openItem) {
        return reminders.accountOf(member.tenant(), openItem).orElseThrow(NotDone::notFound);
    }

    private Wanted wanted(Reading reading, Asked asked) {
        var reason = asked.reason() == null ? "" : asked.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON)
            reading.wrong("reason", "api.wrong.pause-reason", Integer.toString(LONGEST_REASON));
        var today = LocalDate.now(clock);
        var until = reading.day("until", asked.until(), today.minusDays(1));
        if (until.isBefore(today)) reading.wrong("until", "api.wrong.pause-until");
        reading.orRefuse();
        return new Wanted(reason, until);
    }
}
