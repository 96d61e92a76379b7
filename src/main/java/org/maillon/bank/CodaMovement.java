package org.maillon.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/** A movement of a coded statement: its records 21 to 23 and the information records 31 to 33 that belong to it. */
final class CodaMovement {
    /** Information of the bank, who pays or is paid in the end, why: what a person would want to read. */
    private static final Set<String> TOLD = Set.of("002", "008", "009", "010", "011");

    private static final String COUNTERPARTY = "001";
    private static final int LONGEST_TEXT = 20_000;

    final FixedRecord first;
    final int sequence;
    final int detail;
    final String code;
    final String currency;
    final long cents;
    private final boolean oldVersion;
    private final StringBuilder communication = new StringBuilder();
    private final StringBuilder information = new StringBuilder();
    private boolean informing;
    private String customerReference = "";
    private String kindOfReturn = "";
    private String reason = "";
    private @Nullable String account;
    private String name = "";
    private String informedName = "";

    CodaMovement(FixedRecord first, String currency, boolean oldVersion) {
        this.first = first;
        this.sequence = number(first, 3);
        this.detail = number(first, 7);
        this.code = first.raw(54, 61);
        this.currency = currency;
        this.oldVersion = oldVersion;
        this.cents = Coda.cents(first, 32, currency);
        communication.append(first.raw(63, 115));
    }

    private static int number(FixedRecord record, int column) {
        var digits = record.raw(column, column + 3);
        if (FixedRecord.isNumber(digits)) return Integer.parseInt(digits);
        throw BankFileRefused.at(record.place(), column, Code.BAD_SEQUENCE, digits);
    }

    /** Whether the record bears the same two numbers. */
    boolean owns(FixedRecord record) {
        return record.raw(3, 10).equals(first.raw(3, 10));
    }

    void second(FixedRecord record) {
        communication.append(record.raw(11, 63));
        customerReference = record.raw(64, 98);
        kindOfReturn = record.value(113, 113);
        reason = record.value(114, 117);
    }

    void third(FixedRecord record) {
        account = oldVersion ? record.value(11, 22) : Coda.account(record.raw(11, 44));
        name = oldVersion ? record.raw(48, 73) : record.raw(48, 82);
        if (!oldVersion) communication.append(record.raw(83, 125));
    }

    /** Records 31 begin a piece of information, 32 and 33 continue it; those of a counterparty's address are left out. */
    void inform(FixedRecord record) {
        switch (record.at(2)) {
            case '1' -> begin(record);
            case '2' -> continued(record.raw(11, 115));
            case '3' -> continued(record.raw(11, 100));
            default -> throw BankFileRefused.at(record.place(), 1, Code.UNKNOWN_RECORD, record.raw(1, 2));
        }
    }

    private void begin(FixedRecord record) {
        informing = record.at(40) != '1';
        if (informing) {
            continued(record.raw(41, 113));
            return;
        }
        var type = record.raw(41, 43);
        if (type.equals(COUNTERPARTY)) informedName = record.raw(44, 113);
        informing = TOLD.contains(type);
        if (informing) continued(' ' + record.raw(44, 113));
    }

    private void continued(String words) {
        if (informing && information.length() < LONGEST_TEXT) information.append(words);
    }

    char type() {
        return code.charAt(0);
    }

    /** The line it makes; {@code told} is what its details or its total say besides. */
    LineDraft line(@Nullable LocalDate otherwiseOn, List<CodaMovement> told) {
        var bookedOn = Coda.day(first, 116);
        if (bookedOn == null) bookedOn = otherwiseOn;
        if (bookedOn == null) throw BankFileRefused.at(first.place(), 116, Code.BAD_DATE, first.raw(116, 121));
        var line = new LineDraft(first.place(), bookedOn, cents, currency);
        line.valueOn = Coda.day(first, 48);
        line.bankReference = first.raw(11, 31);
        line.endToEndId = customerReference;
        line.payer = name.isBlank() ? informedName : name;
        line.payerIban = account;
        say(line, told);
        return line;
    }

    private void say(LineDraft line, List<CodaMovement> told) {
        var said = said();
        var text = new StringBuilder(said.text()).append(' ').append(information);
        told.forEach(other ->
                text.append(' ').append(other.said().text()).append(' ').append(other.information));
        line.text = text.toString();
        line.structuredReference = said.reference();
        line.mandateId = said.mandate();
        line.returned = said.returned() || isKind(kindOfReturn) || CodaReturns.returned(code);
        if (line.returned) line.returnReason = reason.isEmpty() ? said.refusal() : reason;
    }

    /** Rejected, returned, refunded, reversed or cancelled. */
    static boolean isKind(String digit) {
        return digit.length() == 1 && digit.charAt(0) >= '1' && digit.charAt(0) <= '9';
    }

    private CodaCommunication said() {
        return CodaCommunication.of(first.at(62) == '1', communication.toString());
    }

    /** A movement and its details, which follow it under the same sequence number. */
    static List<CodaMovement> details(CodaMovement total, List<CodaMovement> group) {
        var details = new ArrayList<CodaMovement>();
        for (var movement : group) {
            if (movement.detail != 0 && movement.type() == total.type() + 4) details.add(movement);
        }
        return details;
    }
}
