package org.maillon.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.maillon.kernel.Money.EUR;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.maillon.DatabaseTest;
import org.maillon.cli.Fec;
import org.maillon.customers.AccountId;
import org.maillon.imports.Import;
import org.maillon.imports.ImportOptions;
import org.maillon.imports.Imports;
import org.maillon.kernel.PaymentTerms;
import org.maillon.ledger.Ledger;
import org.maillon.ledger.LedgerEntry;
import org.springframework.beans.factory.annotation.Autowired;

/** One customer with two thousand open items beside small ones: what its page says, page after page. */
class LargeAccountTest extends DatabaseTest {
    private static final LocalDate JANUARY_1 = LocalDate.of(2025, 1, 1);
    private static final int OPEN = 2_000;

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    Steering steering;

    @Autowired
    Ledger ledger;

    @Test
    void theFiguresAreTheSumsOfTheItemsOnAnyDay() throws IOException {
        var large = account();
        for (var day : List.of(LocalDate.of(2025, 12, 31), LocalDate.of(2025, 7, 1), LocalDate.of(2025, 2, 1))) {
            var items = items(large, day);
            var figures = steering.accountFigures(tenant(), large, EUR, day).orElseThrow();
            var standing = figures.standing();
            assertThat(standing.openItems()).as("%s", day).isEqualTo(items.size());
            assertThat(standing.openCents()).isEqualTo(sum(items));
            var late = items.stream().filter(item -> item.daysLate() > 0).toList();
            assertThat(standing.overdueCents()).isEqualTo(sum(late));
            assertThat(standing.daysLateMax())
                    .isEqualTo(late.stream().mapToInt(AgedItem::daysLate).max().orElse(0));
            assertThat(standing.openCents() - standing.unallocatedCents()).isEqualTo(standing.balanceCents());
            assertThat(steering.standings(tenant(), EUR, day)).contains(standing);
            assertThat(steering.claimable(tenant(), large, day).invoices()).isEqualTo(late.size());
        }
        assertThat(items(large, LocalDate.of(2025, 12, 31))).hasSize(OPEN);
    }

    @Test
    void whatCanBeClaimedOfEachCustomerIsWhatCanBeClaimedOfAll() throws IOException {
        account();
        var day = LocalDate.of(2025, 12, 31);
        long interest = 0;
        long fees = 0;
        for (var standing : steering.standings(tenant(), EUR, day)) {
            var claimable = steering.claimable(tenant(), standing.account(), day);
            interest += claimable.interestCents().orElseThrow();
            fees += claimable.recoveryFeeCents();
        }
        var all = steering.claimable(tenant(), day);
        assertThat(interest).isEqualTo(all.interestCents().orElseThrow());
        assertThat(fees).isEqualTo(all.recoveryFeeCents());
    }

    @Test
    void theItemsComeInTheOrderOfTheirDueDays() throws IOException {
        var items = items(account(), LocalDate.of(2025, 12, 31));
        assertThat(items).extracting(AgedItem::id).doesNotHaveDuplicates();
        assertThat(items)
                .isSortedAccordingTo(
                        Comparator.comparing((AgedItem item) -> item.dueOn().orElseThrow())
                                .thenComparing(AgedItem::id));
    }

    @Test
    void theHistoryIsWalkedFromTheNewestToTheOldestAndBack() throws IOException {
        var large = account();
        var first = ledger.history(tenant(), large, OptionalLong.empty(), 300);
        assertThat(first.newer()).isEmpty();
        var walked = new ArrayList<LedgerEntry>();
        var begins = new ArrayList<Long>();
        for (var page = first; ; page = ledger.history(tenant(), large, page.older(), 300)) {
            walked.addAll(page.entries());
            begins.add(page.entries().getFirst().id());
            if (page.older().isEmpty()) break;
        }
        assertThat(walked).hasSize((int) ledger.countEntries(tenant(), large));
        assertThat(walked)
                .isSortedAccordingTo(Comparator.comparing(LedgerEntry::bookedOn)
                        .thenComparing(LedgerEntry::id)
                        .reversed());
        for (int page = begins.size() - 1; page > 0; page--) {
            var again = ledger.history(tenant(), large, OptionalLong.of(begins.get(page)), 300);
            assertThat(again.newer()).hasValue(begins.get(page - 1));
        }
    }

    @Test
    void theEntryOfAnotherAccountBeginsNoPage() throws IOException {
        var large = account();
        var small = steering.standings(tenant(), EUR, LocalDate.of(2025, 12, 31)).stream()
                .map(AccountStanding::account)
                .filter(account -> !account.equals(large))
                .findFirst()
                .orElseThrow();
        var foreign = ledger.history(tenant(), small, OptionalLong.empty(), 1)
                .entries()
                .getFirst()
                .id();
        assertThat(ledger.history(tenant(), large, OptionalLong.of(foreign), 10).entries())
                .isEmpty();
    }

    private List<AgedItem> items(AccountId account, LocalDate day) {
        var all = new ArrayList<AgedItem>();
        List<AgedItem> page;
        do {
            page = steering.items(tenant(), Optional.of(account), Optional.empty(), EUR, day, all.size(), 300);
            all.addAll(page);
        } while (page.size() == 300);
        return all;
    }

    private static long sum(List<AgedItem> items) {
        return items.stream().mapToLong(AgedItem::openCents).sum();
    }

    /** Every fifth invoice was paid, in whole; among the others some in part. */
    private AccountId account() throws IOException {
        var dice = new Random(1);
        var file = Fec.file();
        for (int number = 1; number <= OPEN * 5 / 4; number++) {
            var on = JANUARY_1.plusDays(dice.nextInt(300));
            long cents = 1_000 + dice.nextInt(90_000);
            boolean paid = number % 5 == 0;
            var letter = paid ? "L" + number : "";
            file.invoice(basic(on), "LARGE", "FA" + number, cents, letter);
            if (paid) file.receipt(basic(on.plusDays(dice.nextInt(60))), "LARGE", "V" + number, cents, letter);
        }
        for (int number = 1; number <= 20; number++) {
            file.invoice(basic(JANUARY_1.plusDays(number)), "SMALL" + number % 4, "FB" + number, 5_000, "");
        }
        file.receipt("20250615", "LARGE", "ACOMPTE", 700, "");
        var path = file.write(folder.resolve("2025.txt"));
        var id = imports.ask(
                tenant(),
                Import.Kind.FEC,
                List.of(new Imports.Given("2025.txt", path)),
                new ImportOptions(PaymentTerms.parse("30"), false),
                "test");
        assertThat(imports.run(tenant(), id, (_, _) -> {}).state()).isEqualTo(Import.State.DONE);
        return steering.agedBalanceByAccount(
                        tenant(), EUR, LocalDate.of(2025, 12, 31), "large", AccountOrder.OWED, 0, 1)
                .getFirst()
                .account();
    }

    private static String basic(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
