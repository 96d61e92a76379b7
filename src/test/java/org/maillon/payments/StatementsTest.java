package org.maillon.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.payments.PaidCompany.DAY;
import static org.maillon.payments.PaidCompany.OURS;
import static org.maillon.payments.PaidCompany.line;
import static org.maillon.payments.PaidCompany.statement;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.bank.BankStatement;
import org.maillon.bank.StatementLine;
import org.maillon.customers.AccountId;
import org.maillon.customers.Customers;
import org.maillon.ledger.Ledger;
import org.maillon.payments.EntryRules.Entry;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each line of a statement is taken once, and money that came by the bank and by the accounting counts once. */
class StatementsTest extends DatabaseTest {
    @Autowired
    private TenantScope tenants;

    @Autowired
    private Customers customers;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Statements statements;

    @Autowired
    private Receipts receipts;

    @Autowired
    private Settlements settlements;

    @Autowired
    private JdbcClient sql;

    private PaidCompany company;

    @BeforeEach
    void open() {
        company = new PaidCompany(tenant(), tenants, customers, ledger, statements, receipts, sql);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                        | known (format number endToEnd iban bank)  | given                     | new
            the same line again                           | camt.053 1 E1 I1 B1                       | camt.053 1 E1 I1 B1       | 0
            the same line in another format               | camt.053 1 E1 I1 B1                       | mt940 7 - - X9            | 0
            two equal payments of one day                 | -                                         | mt940 7 - - -, mt940 7 - - - | 2
            the second of two in a longer file            | ofx - - - -                               | ofx - - - -, ofx - - - -  | 1
            equal amounts, two payers                     | camt.053 1 - I1 -                         | ofx - - I2 -              | 1
            equal amounts, two references                 | camt.053 1 E1 I1 -                        | camt.053 1 E2 I1 -        | 1
            the statement of the afternoon                | mt940 1 - - -                             | mt940 2 - - -             | 1
            what the day announced and the day's end says | camt.052 1 E1 - -                         | camt.053 9 E1 - -         | 0
            the bank's own number says two                | camt.052 1 - - B1                         | camt.052 2 - - B2         | 1
            """)
    void tellsWhatIsKnown(String what, String known, String given, int unknown) {
        assertThat(EntryRules.unknown(entries(known), entries(given))).as(what).hasSize(unknown);
    }

    private static List<Entry> entries(String written) {
        if (written.equals("-")) return List.of();
        return Arrays.stream(written.split(", *"))
                .map(each -> each.strip().split(" "))
                .map(words -> new Entry(
                        "2026-11-20 100 EUR", words[0], word(words[1]), word(words[2]), word(words[3]), word(words[4])))
                .toList();
    }

    private static @Nullable String word(String written) {
        return written.equals("-") ? null : written;
    }

    @ParameterizedTest
    @CsvSource({
        "FR7699999000010000000000037, 99999000010000000000037",
        "FR76 9999 9000 0100 0000 0000 037, 999990000100000000000",
        "BE68539007547034, 539007547034",
        "539-0075470-34, 539007547034"
    })
    void knowsAnAccountHoweverItIsWritten(String one, String other) {
        assertThat(EntryRules.account(one)).isEqualTo(EntryRules.account(other));
    }

    @Test
    void theSameMonthInAnotherFormatAndOverlappingFilesAddNothing() {
        company.take(statement("camt.053", "1", line(1, 100, "one", null), line(2, 100, "two", null)));
        var again = company.take(statement("mt940", "7", line(1, 100, "ONE", null), line(2, 100, "TWO", null)));
        assertThat(again.known()).isEqualTo(2);
        var longer = company.take(
                statement("ofx", "x", line(1, 100, "o", null), line(2, 100, "t", null), line(3, 100, "three", null)));
        assertThat(longer.known()).isEqualTo(2);
        assertThat(company.all()).hasSize(3);
        assertThat(company.take(statement("camt.053", "1", line(1, 100, "one", null), line(2, 100, "two", null)))
                        .known())
                .isEqualTo(2);
        assertThat(company.all()).hasSize(3);
    }

    @Test
    void anAccountingExportThatHoldsTheSamePaymentDoesNotCountItTwice() {
        var durand = company.customer("DURAND");
        long invoice = company.invoice(durand, "F104211", 12_000);
        company.receive(12_000, "F104211", null);
        assertThat(post(durand, DAY.plusDays(2), -12_000)).isZero();
        assertThat(company.owed(durand)).isZero();
        assertThat(company.open(invoice)).isZero();
        assertThat(post(durand, DAY.plusDays(2), -12_000))
                .as("the same export again")
                .isZero();
        assertThat(post(durand, DAY.plusDays(90), -12_000))
                .as("another payment")
                .isEqualTo(1);
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void twoEqualPaymentsMeetTwoAndAThirdIsNew() {
        var durand = company.customer("DURAND");
        company.invoice(durand, "F104211", 12_000);
        company.invoice(durand, "F209933", 12_000);
        company.receive(12_000, "F104211", null);
        company.receive(12_000, "F209933", null);
        assertThat(company.number("select count(*) from ledger.entry where tenant_id = :tenant and journal = 'bank'"))
                .isEqualTo(2);
        assertThat(post(durand, DAY, -12_000, -12_000, -12_000)).isEqualTo(1);
        assertThat(company.owed(durand)).isEqualTo(-12_000);
        assertThat(company.imbalances()).isEmpty();
    }

    @Test
    void aStatementThatComesAfterTheAccountingBooksNothing() {
        var durand = company.customer("DURAND");
        long invoice = company.invoice(durand, "F104211", 12_000);
        assertThat(post(durand, DAY.minusDays(1), -12_000)).isEqualTo(1);
        var receipt = company.receive(12_000, "facture F104211", null);
        assertThat(receipt.state()).isEqualTo(Receipt.State.MATCHED);
        assertThat(company.owed(durand)).isZero();
        assertThat(company.open(invoice)).isZero();
        settlements.undo(tenant(), receipt.id(), "Claire");
        assertThat(company.owed(durand)).as("what the accountant booked stays").isZero();
    }

    @Test
    void aPaymentThatComesBackIsOwedAgain() {
        var durand = company.customer("DURAND");
        long invoice = company.invoice(durand, "F104211", 12_000);
        company.take(statement("camt.053", "1", known(1, 12_000, "F104211", false)));
        receipts.matchNew(tenant());
        assertThat(company.open(invoice)).isZero();
        company.take(statement("camt.053", "2", known(1, -12_000, "IMPAYE", true)));
        receipts.matchNew(tenant());
        assertThat(company.open(invoice)).isEqualTo(12_000);
        assertThat(company.owed(durand)).isEqualTo(12_000);
        assertThat(company.all()).extracting(Receipt::state).containsOnly(Receipt.State.RETURNED);
        assertThat(company.number(
                        "select count(*) from tasks.task where tenant_id = :tenant and kind = 'returned-payment'"))
                .isEqualTo(1);
        receipts.matchNew(tenant());
        assertThat(company.open(invoice)).isEqualTo(12_000);
    }

    private static StatementLine known(int place, long cents, String text, boolean returned) {
        return new StatementLine(
                place, DAY, DAY, cents, "EUR", null, null, null, null, text, "E2E-1", null, null, returned, null);
    }

    @Test
    void refusedStatementsAreLeftOutAndAnotherCompanySeesNothing() {
        company.take(new BankStatement("camt.053", OURS, "EUR", "1", DAY, DAY, null, null, List.of(), List.of()));
        company.take(statement("camt.053", "1", line(1, 100, "one", null)));
        assertThat(receipts.list(newTenant(), List.of(Receipt.State.values()), 0, 10))
                .isEmpty();
    }

    /** As an accounting export brings payments; answers how many were new. */
    private int post(AccountId account, LocalDate on, long... cents) {
        return tenants.in(tenant(), () -> {
            ledger.beginPosting(tenant());
            int rank = 0;
            for (long each : cents) {
                sql.sql("""
                        insert into posting values (:key, 'DURAND', 'payment', '411', :day, :day, null, 'VIR', 'VIR DURAND', 'BQ',
                               'test', 'EUR', :cents, 1, '', null, false)""")
                        .param("key", UUID.nameUUIDFromBytes((on + "#" + ++rank).getBytes()))
                        .param("day", on)
                        .param("cents", each)
                        .update();
            }
            assertThat(account).isNotNull();
            return ledger.post(tenant(), "30", (_, day) -> day.plusDays(30), _ -> {})
                    .entries();
        });
    }
}
