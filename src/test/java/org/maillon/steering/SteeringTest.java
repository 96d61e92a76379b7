package org.maillon.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.kernel.Money.EUR;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.maillon.DatabaseTest;
import org.maillon.access.TenantScope;
import org.maillon.cli.Fec;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.PaymentTerms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SteeringTest extends DatabaseTest {
    private static final LocalDate JANUARY_1 = LocalDate.of(2025, 1, 1);

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    Steering steering;

    @Autowired
    TenantScope scope;

    @Autowired
    JdbcClient sql;

    /** What was booked, to be added up the plain way. */
    private record Booked(LocalDate on, String account, long cents) {}

    private final List<Booked> booked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void onEveryDayTheBalanceOfEveryCustomerIsWhatIsOpenLessWhatIsNotAllocated(long seed) throws IOException {
        randomHistory(new Random(seed));
        var dice = new Random(-seed);
        for (int round = 0; round < 12; round++) {
            var day = JANUARY_1.plusDays(dice.nextInt(460) - 10);
            var balances = new TreeMap<String, Long>();
            booked.stream()
                    .filter(line -> !line.on().isAfter(day))
                    .forEach(line -> balances.merge(line.account(), line.cents(), Long::sum));
            var found = new TreeMap<String, Long>();
            for (var standing : steering.standings(tenant(), EUR, day)) {
                assertThat(standing.openCents() - standing.unallocatedCents())
                        .as("%s on %s, seed %d", standing.code(), day, seed)
                        .isEqualTo(standing.balanceCents());
                assertThat(standing.openCents()).isNotNegative();
                found.put(standing.code(), standing.balanceCents());
            }
            assertThat(found).isEqualTo(balances);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void onEveryDayTheAgedBalanceIsTheSumOfItsAccountsPageByPage(long seed) throws IOException {
        randomHistory(new Random(seed));
        var dice = new Random(-seed);
        for (int round = 0; round < 8; round++) {
            var day = JANUARY_1.plusDays(dice.nextInt(460));
            var total = steering.agedBalance(tenant(), EUR, day);
            var accounts = pages(day);
            assertThat(accounts).extracting(AgedAccount::code).doesNotHaveDuplicates();
            assertThat(accounts)
                    .extracting(account -> -account.balance().overdue().cents())
                    .isSorted();
            assertThat(sum(accounts)).as("%s, seed %d", day, seed).isEqualTo(total);
            var standings = steering.standings(tenant(), EUR, day);
            assertThat(standings.stream().mapToLong(AccountStanding::openCents).sum())
                    .isEqualTo(total.open().cents());
            assertThat(standings.stream()
                            .mapToLong(AccountStanding::overdueCents)
                            .sum())
                    .isEqualTo(total.overdue().cents());
        }
    }

    @Test
    void whatWasKnownThenIsSaidAgainAfterLaterPaymentsAndLetters() throws IOException {
        var june = Fec.file()
                .invoice("20250110", "C001", "FA1", 50_000, "")
                .invoice("20250111", "C001", "FA2", 50_000, "")
                .receipt("20250210", "C001", "VIR", 50_000, "");
        read("june.txt", june);
        var then = steering.agedBalance(tenant(), EUR, LocalDate.of(2025, 2, 9));
        read(
                "july.txt",
                Fec.file()
                        .invoice("20250110", "C001", "FA1", 50_000, "")
                        .invoice("20250111", "C001", "FA2", 50_000, "B")
                        .receipt("20250210", "C001", "VIR", 50_000, "B")
                        .invoice("20250711", "C001", "FA3", 7_000, ""));
        assertThat(steering.agedBalance(tenant(), EUR, LocalDate.of(2025, 2, 9)))
                .isEqualTo(then);
        var march = steering.agedBalance(tenant(), EUR, LocalDate.of(2025, 3, 1));
        assertThat(march.open()).isEqualTo(new AgedBalance.Bucket(50_000, 1));
        // FA1, due 9 February, is what is left: the letter says that the transfer paid FA2
        assertThat(march.d1to30().cents()).isEqualTo(50_000);
    }

    @Test
    void anItemDueTodayIsNotLateAndOneDueYesterdayIs() throws IOException {
        read("2025.txt", Fec.file().invoice("20250101", "C001", "FA1", 10_000, ""));
        assertThat(steering.agedBalance(tenant(), EUR, LocalDate.of(2025, 1, 31))
                        .overdue()
                        .items())
                .isZero();
        assertThat(steering.agedBalance(tenant(), EUR, LocalDate.of(2025, 2, 1))
                        .d1to30()
                        .items())
                .isOne();
        assertThat(steering.agedBalance(tenant(), EUR, LocalDate.of(2025, 3, 2))
                        .d1to30()
                        .items())
                .isOne();
        assertThat(steering.agedBalance(tenant(), EUR, LocalDate.of(2025, 3, 3))
                        .d31to60()
                        .items())
                .isOne();
        assertThat(steering.agedBalance(tenant(), EUR, LocalDate.of(2025, 5, 1))
                        .d61to90()
                        .items())
                .isOne();
        assertThat(steering.agedBalance(tenant(), EUR, LocalDate.of(2025, 5, 2))
                        .over90()
                        .items())
                .isOne();
    }

    @Test
    void anItemWithoutDueDayIsNotDueAndToldApart() throws IOException {
        read("2025.txt", Fec.file().invoice("20250101", "C001", "FA1", 10_000, ""));
        scope.run(
                tenant(),
                () -> sql.sql("update ledger.open_item set due_on = null where tenant_id = :tenant")
                        .param("tenant", tenant().value())
                        .update());
        var balance = steering.agedBalance(tenant(), EUR, LocalDate.of(2025, 12, 31));
        assertThat(balance.notDue()).isEqualTo(new AgedBalance.Bucket(10_000, 1));
        assertThat(balance.withoutDueDay()).isEqualTo(new AgedBalance.Bucket(10_000, 1));
        assertThat(balance.overdue().items()).isZero();
    }

    @Test
    void aCancelledInvoiceWasNotPaidAndAnEarlyPaymentDoesNotMakeUpForALateOne() throws IOException {
        read(
                "2025.txt",
                Fec.file()
                        .invoice("20250101", "C001", "FA1", 10_000, "A")
                        .creditNote("20250110", "C001", "AV1", 10_000, "A")
                        .invoice("20250101", "C001", "FA2", 10_000, "B")
                        .receipt("20250111", "C001", "V2", 10_000, "B")
                        .invoice("20250101", "C002", "FA3", 30_000, "C")
                        .receipt("20250210", "C002", "V3", 30_000, "C"));
        var history = steering.paymentHistory(tenant(), EUR, LocalDate.of(2025, 12, 31));
        assertThat(history.paidInvoices()).isEqualTo(2);
        assertThat(history.averageDaysToPay().orElseThrow()).isEqualByComparingTo("25");
        assertThat(history.averageDaysToPayByAmount().orElseThrow()).isEqualByComparingTo("32.5");
        assertThat(history.averageDaysLate().orElseThrow()).isEqualByComparingTo("5");
        assertThat(history.onTimeShare().orElseThrow()).isEqualByComparingTo("0.5");
    }

    @Test
    void anUnknownRateIsRefusedAndNotGuessed() throws IOException {
        read("2040.txt", Fec.file().invoice("20400101", "C001", "FA1", 10_000, ""));
        var claimable = steering.claimable(tenant(), LocalDate.of(2040, 12, 31));
        assertThat(claimable.interestCents()).isEmpty();
        assertThat(claimable.refusal()).isPresent();
        assertThat(claimable.recoveryFeeCents()).isEqualTo(4_000);
    }

    @Test
    void doubtfulCustomersAreLeftOutOfTheDso() throws IOException {
        read(
                "2025.txt",
                Fec.file()
                        .invoice("20250101", "C001", "FA1", 10_000, "")
                        .invoice("20250101", "C002", "FA2", 10_000, "A")
                        .both("OD", "20250115", "411000", "C002", "416000", "DOUTEUX", -10_000, "A")
                        .both("OD", "20250120", "416000", "C003", "580000", "DOUTEUX", 10_000, ""));
        var dso = steering.dso(tenant(), EUR, LocalDate.of(2025, 1, 20));
        assertThat(dso.simple().orElseThrow()).isEqualByComparingTo("10");
        assertThat(dso.averageDaysDelinquent().orElseThrow()).isEqualByComparingTo("0");
    }

    @Test
    void theChainNamesTheWorstAndWhoCannotBeWrittenTo() throws IOException {
        var file = Fec.file();
        for (int i = 1; i <= 7; i++) file.invoice("20250101", "C00" + i, "FA" + i, 10_000L * i, "");
        read("2025.txt", file);
        var chain = steering.chain(tenant(), EUR, LocalDate.of(2025, 2, 15));
        assertThat(chain.worst()).extracting(AgedAccount::code).containsExactly("C007", "C006", "C005", "C004", "C003");
        assertThat(chain.worstShare().orElseThrow()).isEqualByComparingTo("0.8929");
        assertThat(chain.accountsWithoutEmail()).isEqualTo(7);
        var account = chain.worst().getFirst().account();
        var figures = steering.accountFigures(tenant(), account, EUR, LocalDate.of(2025, 2, 15))
                .orElseThrow();
        assertThat(figures.standing().daysLateMax()).isEqualTo(15);
        assertThat(figures.payments()).isEmpty();
    }

    private List<AgedAccount> pages(LocalDate day) {
        var all = new ArrayList<AgedAccount>();
        var cursor = AgedAccount.Cursor.START;
        while (true) {
            var page = steering.agedBalanceByAccount(tenant(), EUR, day, cursor, 3);
            all.addAll(page);
            if (page.size() < 3) return all;
            cursor = page.getLast().cursor();
        }
    }

    private static AgedBalance sum(List<AgedAccount> accounts) {
        var none = new AgedBalance.Bucket(0, 0);
        return accounts.stream()
                .map(AgedAccount::balance)
                .reduce(
                        new AgedBalance(none, none, none, none, none, none),
                        (one, other) -> new AgedBalance(
                                one.notDue().plus(other.notDue()),
                                one.d1to30().plus(other.d1to30()),
                                one.d31to60().plus(other.d31to60()),
                                one.d61to90().plus(other.d61to90()),
                                one.over90().plus(other.over90()),
                                one.withoutDueDay().plus(other.withoutDueDay())));
    }

    /** Fifteen months of invoices, payments whole and in part, credit notes and deposits; then the same with some letters added. */
    private void randomHistory(Random dice) throws IOException {
        var first = Fec.file();
        var second = Fec.file();
        for (int number = 1000; number < 1120; number++) {
            var account = "C%03d".formatted(1 + dice.nextInt(9));
            var on = JANUARY_1.plusDays(dice.nextInt(440));
            long cents = 1_000 + 500L * dice.nextInt(40);
            boolean lettered = dice.nextInt(3) == 0;
            for (var file : List.of(first, second)) {
                boolean now = lettered && (file == second || number % 2 == 0);
                file.invoice(basic(on), account, "FA" + number, cents, now ? "L" + number : "");
            }
            booked.add(new Booked(on, account, cents));
            settle(dice, first, second, number, account, on, cents, lettered);
        }
        read("first.txt", first);
        read("second.txt", second);
    }

    private void settle(
            Random dice,
            Fec first,
            Fec second,
            int number,
            String account,
            LocalDate on,
            long cents,
            boolean lettered) {
        if (!lettered && dice.nextInt(3) == 0) return;
        var paidOn = on.plusDays(dice.nextInt(90) - 5);
        long paid = lettered ? cents : Math.max(1, cents - 700L * dice.nextInt(3));
        boolean byNote = dice.nextInt(6) == 0;
        for (var file : List.of(first, second)) {
            var letter = lettered && (file == second || number % 2 == 0) ? "L" + number : "";
            if (byNote) file.creditNote(basic(paidOn), account, "AV" + number, paid, letter);
            else file.receipt(basic(paidOn), account, "V" + number, paid, letter);
        }
        booked.add(new Booked(paidOn, account, -paid));
    }

    private void read(String name, Fec fec) throws IOException {
        var file = fec.write(folder.resolve(name));
        var id = imports.ask(
                tenant(),
                Import.Kind.FEC,
                List.of(new Imports.Given(name, file)),
                new ImportOptions(PaymentTerms.parse("30"), false),
                "test");
        assertThat(imports.run(tenant(), id, (_, _) -> {}).state()).isEqualTo(Import.State.DONE);
    }

    private static String basic(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
