package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.kernel.Code;
import org.maillon.kernel.Texts;
import org.maillon.payments.Explanation;
import org.maillon.payments.Receipt;
import org.maillon.payments.Receipt.State;
import org.maillon.payments.Receipts;
import org.maillon.payments.SettlementAnswer;
import org.maillon.payments.Settlements;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "receipts", description = "Money in, what it pays, and why")
class ReceiptController {
    private final Receipts receipts;
    private final Settlements settlements;

    ReceiptController(Receipts receipts, Settlements settlements) {
        this.receipts = receipts;
        this.settlements = settlements;
    }

    record Allocation(long id, long openItem, String reference, long amountCents, boolean automatic, boolean reversed) {
        static Allocation of(Receipt.Laid laid) {
            return new Allocation(
                    laid.allocation().orElse(0),
                    laid.openItem().orElse(0),
                    laid.reference(),
                    laid.amountCents(),
                    laid.automatic(),
                    laid.reversed());
        }
    }

    record Told(
            long id,
            String state,
            LocalDate bookedOn,
            long amountCents,
            String currency,
            @Nullable String payer,
            @Nullable String payerIban,
            @Nullable String endToEndId,
            @Nullable String reference,
            @Nullable String structuredReference,
            String text,
            boolean returned,
            @Nullable String returnReason,
            List<Allocation> allocations) {
        static Told of(Receipt receipt) {
            return new Told(
                    receipt.id(),
                    receipt.state().stored(),
                    receipt.bookedOn(),
                    receipt.amountCents(),
                    receipt.currency(),
                    receipt.payer().orElse(null),
                    receipt.payerIban().orElse(null),
                    receipt.endToEndId().orElse(null),
                    receipt.reference().orElse(null),
                    receipt.structuredReference().orElse(null),
                    receipt.text(),
                    receipt.returned(),
                    receipt.returnReason().orElse(null),
                    receipt.allocations().stream().map(Allocation::of).toList());
        }
    }

    /** @param from cash, or what else settles the item: credit, discount, difference, fee */
    record ProposedPart(long openItem, String reference, String from, long amountCents) {}

    record Proposal(List<ProposedPart> allocations, long onAccountCents, List<String> reasons) {
        static Proposal of(Explanation explanation, Texts texts) {
            return new Proposal(
                    explanation.layings().stream()
                            .map(laying -> new ProposedPart(
                                    laying.openItem(),
                                    explanation.references().getOrDefault(laying.openItem(), ""),
                                    Code.of(laying.source()),
                                    laying.cents()))
                            .toList(),
                    explanation.restCents(),
                    explanation.reasons().stream()
                            .map(reason -> reason.in(texts.language()))
                            .toList());
        }
    }

    record Part(long openItem, long amountCents) {}

    @GetMapping("/receipts")
    @Operation(
            summary = "Receipts in the order in which they came; state is one of theirs, or open for those that wait")
    Slice<Told> list(
            CurrentMember member,
            Reading reading,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var states = state == null || state.isBlank()
                ? EnumSet.allOf(State.class)
                : reading.choice("state", state, STATES).orElse(Set.of());
        long after = reading.after(cursor);
        int atMost = reading.limit(limit);
        reading.orRefuse();
        var found = receipts.list(member.tenant(), states, after, atMost + 1);
        var shown = found.stream().limit(atMost).map(Told::of).toList();
        var next = found.size() > atMost ? Reading.cursor(shown.getLast().id()) : null;
        return new Slice<>(shown, next);
    }

    private static final Map<String, Set<State>> STATES = states();

    private static Map<String, Set<State>> states() {
        var states = Arrays.stream(State.values()).collect(Collectors.toMap(State::stored, Set::of));
        states.put("open", EnumSet.of(State.PROPOSED, State.UNKNOWN));
        return states;
    }

    @GetMapping("/receipts/{id}")
    @Operation(summary = "One receipt")
    Told one(CurrentMember member, @PathVariable String id) {
        return receipts.find(member.tenant(), Reading.id(id)).map(Told::of).orElseThrow(NotDone::notFound);
    }

    @GetMapping("/receipts/{id}/proposals")
    @Operation(summary = "At most three explanations, the most likely first, each with its reasons")
    Slice<Proposal> proposals(CurrentMember member, Reading reading, @PathVariable String id) {
        one(member, id);
        var found = receipts.proposals(member.tenant(), Reading.id(id)).stream()
                .map(explanation -> Proposal.of(explanation, reading.texts()))
                .toList();
        return new Slice<>(found, null);
    }

    @PostMapping("/receipts/{id}/allocations")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Lay a receipt on items; what is left over stays as cash on account")
    Told lay(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody List<Part> parts) {
        for (int at = 0; at < parts.size(); at++) {
            if (parts.get(at).amountCents() <= 0) reading.wrong("[" + at + "].amountCents", "api.wrong.amount");
        }
        reading.orRefuse();
        var given = parts.stream()
                .map(part -> new Settlements.Part(part.openItem(), part.amountCents()))
                .toList();
        return told(settlements.lay(member.tenant(), Reading.id(id), given, member.name()), reading);
    }

    @PostMapping("/allocations/{id}/reversal")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Take an allocation of a receipt back: both sides are open again")
    Told reverse(CurrentMember member, Reading reading, @PathVariable String id) {
        return told(settlements.reverse(member.tenant(), Reading.id(id), member.name()), reading);
    }

    private static Told told(SettlementAnswer answer, Reading reading) {
        return switch (answer) {
            case SettlementAnswer.Done done -> Told.of(done.receipt());
            case SettlementAnswer.Refused refused -> throw refused(refused, reading);
        };
    }

    static NotDone refused(SettlementAnswer.Refused refused, Reading reading) {
        var fault = new Problem.Fault("", reading.texts().say(refused.key()));
        return switch (refused.why()) {
            case UNKNOWN -> NotDone.notFound();
            case CHANGED_MEANWHILE, REVERSED, ADJUSTED, LAID, PAYER_NOT_APPROVED ->
                new NotDone(Problem.Code.CHANGED, List.of(fault));
            case TOO_MUCH, NO_ROOM, OTHER_ACCOUNT, NOTHING_LEFT, SAME_ACCOUNT, NO_REASON ->
                new NotDone(Problem.Code.WRONG_INPUT, List.of(fault));
        };
    }
}
