package org.maillon.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.bank.GivenFile.one;
import static org.maillon.bank.GivenFile.refusal;

import org.junit.jupiter.api.Test;
import org.maillon.bank.BankProblem.Code;

class FecBankReaderTest {
    private static final String HEADER = String.join(
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
                    "Idevise")
            + "\n";

    private static String line(
            String journal,
            String entry,
            String day,
            String account,
            String customer,
            String label,
            String debit,
            String credit) {
        return String.join(
                        "\t",
                        journal,
                        journal,
                        entry,
                        day,
                        account,
                        account,
                        customer,
                        customer,
                        "P" + entry,
                        day,
                        label,
                        debit,
                        credit,
                        "",
                        "",
                        day,
                        "",
                        "")
                + "\n";
    }

    private static final String OPENING = line("AN", "1", "20260101", "512000", "", "A NOUVEAU", "1000,00", "0,00")
            + line("AN", "1", "20260101", "101000", "", "A NOUVEAU", "0,00", "1000,00");
    private static final String RECEIPT =
            line("BQ", "2", "20260521", "512000", "", "VIR DUPONT F2026-00471", "1234,56", "0,00")
                    + line("BQ", "2", "20260521", "411000", "DUPONT", "VIR DUPONT F2026-00471", "0,00", "1234,56");
    private static final String UNPAID = line("BQ", "3", "20260525", "411000", "MARTIN", "IMPAYE PRLV", "50,00", "0,00")
            + line("BQ", "3", "20260525", "512000", "", "IMPAYE PRLV MARTIN", "0,00", "50,00");

    @Test
    void the_bank_accounts_of_books_are_statements_with_the_only_other_party_of_each_entry() {
        var statement = one("123456789FEC20261231.txt", HEADER + OPENING + RECEIPT + UNPAID);

        assertThat(statement.format()).isEqualTo("fec");
        assertThat(statement.account()).isEqualTo("512000");
        assertThat(statement.openingCents()).isEqualTo(100_000);
        assertThat(statement.lines()).extracting(StatementLine::amountCents).containsExactly(123_456L, -5_000L);
        assertThat(statement.lines()).extracting(StatementLine::payer).containsExactly("DUPONT", "MARTIN");
        assertThat(statement.lines()).extracting(StatementLine::returned).containsExactly(false, true);
        assertThat(statement.lines().getFirst().text()).isEqualTo("VIR DUPONT F2026-00471");
        assertThat(statement.lines().getFirst().bookedOn()).isEqualTo("2026-05-21");
    }

    @Test
    void an_entry_of_two_customers_names_neither() {
        var collected = line("BQ", "2", "20260521", "512000", "", "REMISE", "30,00", "0,00")
                + line("BQ", "2", "20260521", "411000", "DUPONT", "REMISE", "0,00", "10,00")
                + line("BQ", "2", "20260521", "411000", "MARTIN", "REMISE", "0,00", "20,00");

        assertThat(one("FEC.txt", HEADER + collected).lines().getFirst().payer())
                .isNull();
    }

    @Test
    void books_without_a_bank_or_unbalanced_are_refused() {
        assertThat(refusal("FEC.txt", HEADER + RECEIPT.replace("512000", "530000"))
                        .code())
                .isEqualTo(Code.NO_BANK_LINES);
        assertThat(refusal("FEC.txt", HEADER + RECEIPT.replace("1234,56\t0,00", "1234,00\t0,00"))
                        .code())
                .isEqualTo(Code.BOOKS_UNREADABLE);
    }
}
