package org.maillon.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;
import org.maillon.bank.CamtDetail.Party;
import org.maillon.bank.CamtReader.Message;

/**
 * One entry of a camt statement: one line, or where its details carry amounts that make up the entry, a line for each of
 * them.
 */
final class CamtEntry {
    /** Families of the bank transaction code (ISO 20022 external code set) that undo an earlier payment. */
    private static final Set<String> RETURNS = Set.of("RRTN", "RPCR", "UPDD", "PRDD", "UPCQ", "UPCT");

    private final List<CamtDetail> details = new ArrayList<>(1);

    /** The entry without its details. */
    final XmlElement head;

    CamtEntry(int line, int column) {
        this.head = new XmlElement("Ntry", line, column, null);
    }

    void add(CamtDetail detail) {
        details.add(detail);
    }

    int details() {
        return details.size();
    }

    /** A notification tells of single payments whether or not they are booked one by one; elsewhere only booked ones count. */
    boolean isBooked(Message message) {
        var status = CamtDetail.first(head.text("Sts", "Cd"), head.text("Sts"));
        return switch (status == null ? "BOOK" : status) {
            case "PDNG", "FUTR" -> false;
            case "INFO" -> message == Message.NOTIFICATION;
            default -> true;
        };
    }

    static boolean isReturn(@Nullable XmlElement code) {
        var family = code == null ? null : code.text("Domn", "Fmly", "SubFmlyCd");
        return family != null && RETURNS.contains(family);
    }

    void lines(StatementDraft draft) {
        var amount = CamtAmount.of(head, null);
        var bookedOn = bookedOn(draft);
        var parts = parts(amount);
        if (parts.isEmpty()) draft.add(whole(amount, bookedOn, draft.account));
        for (int i = 0; i < parts.size(); i++) {
            draft.add(line(parts.get(i), bookedOn, details.get(i), draft.account));
        }
    }

    /** The amount of each detail, when there are several and they make up the entry; else none. */
    private List<CamtAmount> parts(CamtAmount whole) {
        if (details.size() < 2) return List.of();
        var parts = new ArrayList<CamtAmount>(details.size());
        long sum = 0;
        for (var detail : details) {
            if (detail.amount() == null) return List.of();
            var part = CamtAmount.of(detail.amount(), detail.side(), head.text("CdtDbtInd"), detail.holder());
            if (!part.currency().equals(whole.currency())) return List.of();
            sum += part.cents();
            parts.add(part);
        }
        return sum == whole.cents() ? parts : List.of();
    }

    private LineDraft whole(CamtAmount amount, LocalDate bookedOn, @Nullable String account) {
        if (details.size() == 1) return line(amount, bookedOn, details.getFirst(), account);
        var line = bare(head.line, amount, bookedOn);
        line.bankReference = entryReference();
        line.reference = CamtDetail.first(head.text("Btch", "PmtInfId"), head.text("Btch", "MsgId"));
        line.text = details.stream()
                .map(CamtDetail::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" | "));
        if (line.text.isEmpty()) line.text = additional();
        line.returned |= !details.isEmpty() && details.stream().allMatch(CamtDetail::returned);
        return line;
    }

    private LineDraft line(CamtAmount amount, LocalDate bookedOn, CamtDetail detail, @Nullable String account) {
        var line = bare(details.size() == 1 ? head.line : detail.holder().line, amount, bookedOn);
        line.returned |= detail.returned();
        line.returnReason = detail.returnReason();
        var other = other(line, detail, account);
        line.payer = other.name();
        line.payerIban = other.number();
        line.structuredReference = StructuredReferences.field(detail.creditorReference());
        line.reference = reference(line, detail);
        line.text =
                detail.text().isBlank() ? Objects.requireNonNullElse(detail.additional(), additional()) : detail.text();
        line.endToEndId = detail.endToEndId();
        line.mandateId = detail.mandateId();
        line.bankReference = CamtDetail.first(detail.bankReference(), entryReference());
        return line;
    }

    private LineDraft bare(int place, CamtAmount amount, LocalDate bookedOn) {
        var line = new LineDraft(place, bookedOn, amount.cents(), amount.currency());
        line.valueOn = CamtDays.of(head.at("ValDt"));
        line.returned =
                "true".equals(head.text("RvslInd")) || "1".equals(head.text("RvslInd")) || isReturn(head.at("BkTxCd"));
        return line;
    }

    /** What comes back keeps the roles of the payment that it undoes: the debtor of a returned debit stays the debtor. */
    private static Party other(LineDraft line, CamtDetail detail, @Nullable String account) {
        boolean fromDebtor = line.amountCents >= 0 != line.returned;
        var usual = fromDebtor ? detail.debtor() : detail.creditor();
        var opposite = fromDebtor ? detail.creditor() : detail.debtor();
        boolean swapped = usual.has(account) && opposite.isKnown() && !opposite.has(account);
        if (swapped || !usual.isKnown() && !opposite.has(account)) return opposite;
        return usual;
    }

    private static @Nullable String reference(LineDraft line, CamtDetail detail) {
        if (detail.documentNumber() != null) return detail.documentNumber();
        if (line.structuredReference == null && detail.creditorReference() != null) return detail.creditorReference();
        return detail.instruction();
    }

    private @Nullable String entryReference() {
        return CamtDetail.first(head.text("AcctSvcrRef"), head.text("NtryRef"));
    }

    private String additional() {
        return Objects.requireNonNullElse(head.text("AddtlNtryInf"), "");
    }

    /** Where neither day is given, as for payments told before they are booked, the statement's stands in. */
    private LocalDate bookedOn(StatementDraft draft) {
        var booked = CamtDays.of(head.at("BookgDt"));
        if (booked != null) return booked;
        var valued = CamtDays.of(head.at("ValDt"));
        var ofStatement = draft.lastOn == null ? draft.madeOn : draft.lastOn;
        var assumed = valued == null ? ofStatement : valued;
        if (assumed == null) throw BankFileRefused.at(head.line, head.column, Code.MISSING_FIELD, "BookgDt");
        draft.problem(head.line, head.column, Code.DATE_ASSUMED, assumed.toString());
        return assumed;
    }
}
