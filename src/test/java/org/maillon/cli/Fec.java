package org.maillon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Writes small accounting exports, entry by entry. */
public final class Fec {
    private static final String HEADER =
            "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib"
                    + "\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\r\n";

    private final StringBuilder text = new StringBuilder(HEADER);
    private final Map<String, String> names = new HashMap<>();
    private int entry;

    private Fec() {}

    public static Fec file() {
        return new Fec();
    }

    /** Gives a customer's account a name, for the lines that follow. */
    public Fec named(String account, String name) {
        names.put(account, name);
        return this;
    }

    /** A sale: the customer owes. */
    public Fec invoice(String day, String account, String reference, long cents, String letter) {
        return both("VE", day, "411000", account, "706000", reference, cents, letter);
    }

    public Fec creditNote(String day, String account, String reference, long cents, String letter) {
        return both("VE", day, "411000", account, "706000", reference, -cents, letter);
    }

    public Fec receipt(String day, String account, String reference, long cents, String letter) {
        return both("BQ", day, "411000", account, "512000", reference, -cents, letter);
    }

    public Fec opening(String day, String account, String reference, long cents, String letter) {
        return both("AN", day, "411000", account, "890000", reference, cents, letter);
    }

    /** An entry of two lines: the customer's, a debit where positive, and its opposite. */
    public Fec both(
            String journal,
            String day,
            String ledgerAccount,
            String account,
            String against,
            String reference,
            long cents,
            String letter) {
        entry++;
        add(journal, day, ledgerAccount, account, reference, cents, letter);
        return add(journal, day, against, "", reference, -cents, "");
    }

    /** A line alone, which does not balance. */
    public Fec line(
            String journal,
            String day,
            String ledgerAccount,
            String account,
            String reference,
            long cents,
            String letter) {
        entry++;
        return add(journal, day, ledgerAccount, account, reference, cents, letter);
    }

    public Path write(Path file) throws IOException {
        return Files.writeString(file, text);
    }

    private Fec add(
            String journal,
            String day,
            String ledgerAccount,
            String account,
            String reference,
            long cents,
            String letter) {
        text.append(String.join(
                        "\t",
                        journal,
                        journal.equals("AN") ? "A nouveaux" : journal,
                        Integer.toString(entry),
                        day,
                        ledgerAccount,
                        "Compte " + ledgerAccount,
                        account,
                        account.isEmpty() ? "" : names.getOrDefault(account, "Client " + account),
                        reference,
                        day,
                        "Pièce " + reference,
                        amount(Math.max(cents, 0)),
                        amount(Math.max(-cents, 0)),
                        letter,
                        "",
                        day,
                        "",
                        ""))
                .append("\r\n");
        return this;
    }

    private static String amount(long cents) {
        return "%d,%02d".formatted(cents / 100, cents % 100);
    }
}
