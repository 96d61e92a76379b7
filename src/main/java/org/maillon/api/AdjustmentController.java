package org.maillon.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.maillon.access.CurrentMember;
import org.maillon.access.Needs;
import org.maillon.access.Permission;
import org.maillon.customers.Customers;
import org.maillon.payments.Adjustment;
import org.maillon.payments.AdjustmentAnswer;
import org.maillon.payments.Adjustments;
import org.maillon.payments.SettlementAnswer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "adjustments", description = "What is left, written off, paid back or moved; each may be taken back")
class AdjustmentController {
    private final Adjustments adjustments;
    private final Customers customers;
    private final Clock clock;

    AdjustmentController(Adjustments adjustments, Customers customers, Clock clock) {
        this.adjustments = adjustments;
        this.customers = customers;
        this.clock = clock;
    }

    /**
     * @param amountCents all that is left where it is missing
     * @param account the code of the customer the money goes to, for a transfer
     */
    record Wanted(
            @Nullable Long amountCents,
            @Nullable String reason,
            @Nullable String account) {
        OptionalLong cents() {
            return amountCents == null ? OptionalLong.empty() : OptionalLong.of(amountCents);
        }

        String why() {
            return reason == null ? "" : reason;
        }
    }

    /** @param kind write-off, refund or transfer */
    record Told(
            long id,
            String kind,
            String currency,
            long amountCents,
            String reason,
            LocalDate madeOn,
            String madeBy,
            @Nullable String undoneBy) {}

    @PostMapping("/open-items/{id}/write-off")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Give up what is left of an item, or a part of it")
    Told writeOff(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Wanted wanted) {
        return told(
                adjustments.writeOff(
                        member.tenant(), Reading.id(id), wanted.cents(), today(), wanted.why(), member.name()),
                reading);
    }

    @PostMapping("/receipts/{id}/refund")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Note that what is left of a receipt is paid back")
    Told refund(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Wanted wanted) {
        return told(
                adjustments.refund(
                        member.tenant(), Reading.id(id), wanted.cents(), today(), wanted.why(), member.name()),
                reading);
    }

    @PostMapping("/receipts/{id}/transfer")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Move what is left of a receipt to the account of another customer")
    Told transfer(CurrentMember member, Reading reading, @PathVariable String id, @RequestBody Wanted wanted) {
        var account = wanted.account() == null ? "" : wanted.account();
        var to = customers.findByCode(member.tenant(), account.strip()).orElseThrow(NotDone::notFound);
        return told(
                adjustments.transfer(
                        member.tenant(), Reading.id(id), to.id(), wanted.cents(), today(), wanted.why(), member.name()),
                reading);
    }

    @PostMapping("/adjustments/{id}/reversal")
    @Needs(Permission.EDIT_ACCOUNTS)
    @Operation(summary = "Take a write-off, a refund or a transfer back")
    Told undo(CurrentMember member, Reading reading, @PathVariable String id) {
        return told(adjustments.undo(member.tenant(), Reading.id(id), today(), member.name()), reading);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Told told(AdjustmentAnswer answer, Reading reading) {
        return switch (answer) {
            case AdjustmentAnswer.Done done -> told(done.adjustment());
            case AdjustmentAnswer.Refused refused ->
                throw ReceiptController.refused(new SettlementAnswer.Refused(refused.why()), reading);
        };
    }

    private static Told told(Adjustment made) {
        return new Told(
                made.id(),
                made.kind().stored(),
                made.currency(),
                made.cents(),
                made.reason(),
                made.on(),
                made.by(),
                made.undoneBy().orElse(null));
    }
}
