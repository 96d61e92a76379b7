package org.maillon.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** One record of a FEC: eighteen columns, TAB between them (LPF art. A47 A-1). */
record FecRow(
        Journal journal,
        int number,
        LocalDate day,
        Chart account,
        Party party,
        String piece,
        LocalDate pieceDay,
        String text,
        long cents,
        String letters,
        String lettersOn,
        LocalDate validatedOn) {
    static final String HEADER = String.join(
            "\t",
            "JournalCode",
            "JournalLib",
            "EcritureNum",
            "EcritureDate",
            "CompteNum",
            "CompteLib",
            "CompAuxNum",
            "CompAuxLib",
            "PieceRef",
            "PieceDate",
            "EcritureLib",
            "Debit",
            "Credit",
            "EcritureLet",
            "DateLet",
            "ValidDate",
            "Montantdevise",
            "Idevise");

    static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    void appendTo(Appendable out) throws IOException {
        out.append(String.join(
                "\t",
                journal.name(),
                journal.label(),
                Integer.toString(number),
                day(day),
                account.number(),
                account.label(),
                party.code(),
                party.name(),
                piece,
                day(pieceDay),
                text,
                amount(Math.max(cents, 0)),
                amount(Math.max(-cents, 0)),
                letters,
                lettersOn,
                day(validatedOn),
                "",
                ""));
        out.append("\r\n");
    }

    private static String amount(long cents) {
        return cents / 100 + (cents % 100 < 10 ? ",0" : ",") + cents % 100;
    }
}
