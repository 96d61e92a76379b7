package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.disputes.Dispute;
import org.maillon.disputes.DisputeAnswer;
import org.maillon.disputes.DisputeCause;
import org.maillon.disputes.DisputeFilter;
import org.maillon.disputes.DisputeState;
import org.maillon.disputes.Disputes;
import org.maillon.disputes.NewDispute;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/disputes")
@Tag(name = "disputes", description = "What customers do not accept, of which item, and how it ended")
class DisputeController {
    private static final Map<String, DisputeState> STATES = Reading.choices(DisputeState.values(), DisputeState::code);
    private static final Map<String, DisputeCause> CAUSES = Reading.choices(DisputeCause.values(), DisputeCause::code);

    private final Disputes disputes;
    private final Accounts accounts;
    private final Clock clock;

    DisputeController(Disputes disputes, Accounts accounts, Clock clock) {
        this.disputes = disputes;
        this.accounts = accounts;
        this.clock = clock;
    }

    record Asked(
            @Nullable Long openItem,
            @Nullable Long amountCents,
            @Nullable String cause,
            @Nullable String note,
            @Nullable String owner,
            @Nullable String respondBy) {}

    record Ended(@Nullable String reason) {}

    record Told(
            long id,
            String account,
            @Nullable Long openItem,
            @Nullable Long delivery,
            String reference,
            long disputedCents,
            String currency,
            String cause,
            String note,
            LocalDate openedOn,
            String openedBy,
            @Nullable String owner,
            LocalDate respondBy,
            String state,
            @Nullable LocalDate closedOn) {
        static Told of(Dispute dispute) {
            return new Told(
                    dispute.id(),
                    dispute.account(),
                    boxed(dispute.openItem()),
                    boxed(dispute.delivery()),
                    dispute.reference(),
                    dispute.disputedCents(),
                    dispute.currency().getCurrencyCode(),
                    dispute.cause().code(),
                    dispute.note(),
                    dispute.openedOn(),
                    dispute.openedBy(),
                    dispute.owner().orElse(null),
                    dispute.respondBy(),
                    dispute.state().code(),
                    dispute.closedOn().orElse(null));
        }

        private static @Nullable Long boxed(OptionalLong value) {
            return value.isPresent() ? value.getAsLong() : null;
        }
    }

    @GetMapping
    @Operation(summary = "Disputes, of a state (open, settled, rejected) or an account")
    Slice<Told> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var wanted = reading.choice("state", state, STATES);
        int atMost = reading.limit(limit);
        long after = reading.after(cursor);
        reading.orRefuse();
        var filter = new DisputeFilter(wanted, accounts.named(member, account), OptionalLong.empty());
        return Slice.of(disputes.list(member.tenant(), filter, after, atMost + 1), atMost, Dispute::id, Told::of);
    }

    @PostMapping
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Open a dispute on an item; without amountCents on all of it that is not disputed yet")
    ResponseEntity<Told> open(
            CurrentMember member, Reading reading, HttpServletRequest request, @RequestBody Asked asked) {
        if (asked.openItem() == null) reading.wrong("openItem", "api.wrong.missing", "openItem");
        if (asked.cause() == null) reading.wrong("cause", "api.wrong.missing", String.join(", ", CAUSES.keySet()));
        var cause = reading.choice("cause", asked.cause(), CAUSES);
        var today = LocalDate.now(clock);
        var respondBy = asked.respondBy() == null
                ? Optional.<LocalDate>empty()
                : Optional.of(reading.day("respondBy", asked.respondBy(), today));
        reading.orRefuse();
        var dispute = new NewDispute(
                asked.openItem() == null ? 0 : asked.openItem(),
                asked.amountCents() == null ? OptionalLong.empty() : OptionalLong.of(asked.amountCents()),
                cause.orElseThrow(),
                asked.note() == null ? "" : asked.note(),
                Optional.ofNullable(asked.owner()),
                respondBy,
                List.of());
        var answer = disputes.open(member.tenant(), dispute, Acting.by(member, request), today);
        var told = told(answer, reading);
        return ResponseEntity.created(URI.create("/api/v1/disputes/" + told.id()))
                .body(told);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One dispute")
    Told find(CurrentMember member, @PathVariable String id) {
        return disputes.find(member.tenant(), Reading.id(id)).map(Told::of).orElseThrow(NotDone::notFound);
    }

    @PostMapping("/{id}/settlement")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "End a dispute in the customer's favour or to its content; a reason is asked for")
    Told settle(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestBody Ended ended) {
        var why = ended.reason() == null ? "" : ended.reason();
        var by = Acting.by(member, request);
        return told(disputes.settle(member.tenant(), Reading.id(id), why, by, LocalDate.now(clock)), reading);
    }

    @PostMapping("/{id}/rejection")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "End a dispute that has no ground; a reason is asked for")
    Told reject(
            CurrentMember member,
            Reading reading,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestBody Ended ended) {
        var why = ended.reason() == null ? "" : ended.reason();
        var by = Acting.by(member, request);
        return told(disputes.reject(member.tenant(), Reading.id(id), why, by, LocalDate.now(clock)), reading);
    }

    private static Told told(DisputeAnswer answer, Reading reading) {
        return switch (answer) {
            case DisputeAnswer.Done done -> Told.of(done.dispute());
            case DisputeAnswer.Unknown _ -> throw NotDone.notFound();
            case DisputeAnswer refused ->
                throw Acting.refused(refused.sentence(reading.texts().language()));
        };
    }
}
