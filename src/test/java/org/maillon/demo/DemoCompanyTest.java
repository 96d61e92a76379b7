package org.maillon.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.imports.FecReader;
import org.maillon.kernel.EnterpriseNumber;
import org.maillon.kernel.Language;
import org.maillon.kernel.PaymentTerms;
import org.maillon.kernel.Siren;
import org.maillon.kernel.VatNumber;

class DemoCompanyTest {
    private static final LocalDate ON = LocalDate.of(2026, 11, 21);
    private static final DemoCompany COMPANY = DemoCompany.of(1, ON);
    private static final Map<Integer, List<FecReading.Line>> READ = new ConcurrentHashMap<>();

    @Test
    void every_entry_and_every_file_balances() {
        for (var year : COMPANY.fiscalYears()) {
            var lines = lines(year);
            assertThat(lines.stream().mapToLong(FecReading.Line::cents).sum()).isZero();
            var entries =
                    lines.stream().collect(groupingBy(FecReading.Line::entry, summingLong(FecReading.Line::cents)));
            assertThat(entries.entrySet())
                    .filteredOn(entry -> entry.getValue() != 0)
                    .isEmpty();
        }
    }

    @Test
    void openings_repeat_the_closing_of_the_year_before_for_each_customer() {
        var closing = balances(lines(2025).stream());
        var opening =
                balances(lines(2026).stream().filter(line -> line.journal().equals("AN")));
        assertThat(opening).isEqualTo(closing).hasSizeGreaterThan(150);
    }

    @Test
    void openings_name_each_open_invoice() {
        assertThat(lines(2026))
                .filteredOn(
                        line -> line.journal().equals("AN") && line.account().equals("411000"))
                .hasSizeGreaterThan(300)
                .allSatisfy(line -> assertThat(line.piece()).matches("(FA|AV)-2025-\\d{5}|RB25\\d\\d"));
    }

    @ParameterizedTest
    @CsvSource({"2025-03-10", "2026-01-02", "2026-06-30", "2026-11-21", "2027-02-28"})
    void openings_repeat_closings_on_whatever_day_the_company_is_looked_at(LocalDate on) {
        var company = DemoCompany.of(7, on);
        var years = company.fiscalYears();
        for (var i = 1; i < years.size(); i++) {
            var closing = balances(FecReading.lines(FecReading.text(company, years.get(i - 1))).stream());
            var opening = balances(FecReading.lines(FecReading.text(company, years.get(i))).stream()
                    .filter(line -> line.journal().equals("AN")));
            assertThat(opening).isEqualTo(closing);
        }
    }

    @Test
    void what_is_open_is_what_the_ledger_says_but_for_money_without_an_invoice() {
        var ledger = balances(lines(2026).stream());
        var open = new HashMap<String, Long>();
        COMPANY.openItems().forEach(item -> open.merge(item.account(), item.openCents(), Long::sum));
        var different = COMPANY.accounts().stream()
                .map(DemoAccount::code)
                .filter(code -> !ledger.getOrDefault(code, 0L).equals(open.getOrDefault(code, 0L)))
                .map(code -> COMPANY.troubles().get(code));
        assertThat(different).containsExactlyInAnyOrder(Trouble.IN_CREDIT, Trouble.DEPOSIT, Trouble.PAID_TWICE);
    }

    @Test
    void letters_in_capitals_always_add_up_to_zero() {
        for (var year : COMPANY.fiscalYears()) {
            var groups = lines(year).stream()
                    .filter(line -> line.letters().matches("[A-Z]+"))
                    .collect(groupingBy(
                            line -> line.account() + line.party() + line.letters(),
                            summingLong(FecReading.Line::cents)));
            assertThat(groups.size()).isGreaterThan(500);
            assertThat(groups.entrySet())
                    .filteredOn(group -> group.getValue() != 0)
                    .isEmpty();
        }
    }

    @Test
    void most_payments_are_lettered_some_in_lower_case_some_not_at_all() {
        var receipts = lines(2026).stream()
                .filter(line ->
                        line.account().equals("411000") && line.journal().equals("BQ"))
                .toList();
        var capitals = receipts.stream()
                .filter(line -> line.letters().matches("[A-Z]{2}"))
                .count();
        var small = receipts.stream()
                .filter(line -> line.letters().matches("[a-z]{2}"))
                .count();
        var none = receipts.stream().filter(line -> line.letters().isEmpty()).count();
        assertThat((double) capitals / receipts.size()).isBetween(0.75, 0.95);
        assertThat(small).isPositive();
        assertThat((double) none / receipts.size()).isBetween(0.03, 0.20);
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_seed_others() {
        assertThat(FecReading.text(DemoCompany.of(1, ON), 2026)).isEqualTo(FecReading.text(COMPANY, 2026));
        assertThat(DemoCompany.of(1, ON).contacts()).isEqualTo(COMPANY.contacts());
        assertThat(FecReading.text(DemoCompany.of(2, ON), 2026)).isNotEqualTo(FecReading.text(COMPANY, 2026));
    }

    @Test
    void it_has_the_size_of_a_middling_wholesaler() {
        assertThat(COMPANY.accounts()).hasSize(300);
        assertThat(invoices()).isBetween(4_500L, 5_600L);
        assertThat(salesOfTheLastYearCents()).isBetween(600_000_000L, 800_000_000L);
        assertThat(accountsOf("BE")).isBetween(60L, 80L);
        assertThat(speaking(Language.NL)).isBetween(28L, 42L);
        assertThat(speaking(Language.EN)).isBetween(4L, 9L);
    }

    @Test
    void invoices_are_numbered_in_the_order_of_their_days_which_are_never_at_the_week_end() {
        var lines = FecReading.text(COMPANY, 2026)
                .lines()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(column -> column[0].equals("VT") && column[8].startsWith("FA"))
                .toList();
        assertThat(lines).extracting(column -> column[8]).isSorted();
        assertThat(lines)
                .extracting(column -> LocalDate.parse(column[3], java.time.format.DateTimeFormatter.BASIC_ISO_DATE)
                        .getDayOfWeek()
                        .getValue())
                .allMatch(day -> day <= 5);
    }

    @Test
    void every_story_is_played_by_one_account_and_told_in_three_languages() {
        assertThat(COMPANY.troubles().values()).containsExactlyInAnyOrder(Trouble.values());
        for (var trouble : Trouble.values()) {
            for (var language : Language.values()) {
                var texts = org.maillon.kernel.Texts.in(language);
                assertThat(texts.say(trouble.key())).isNotBlank();
                assertThat(texts.say(trouble.key() + ".look")).endsWith(".");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # story,           account, least,    most (cents, what the account adds up to today)
            IN_CREDIT,         411,     -63000,   -63000
            DEPOSIT,           4191,    -1200000, -1200000
            DOUBTFUL,          416,     200000,   5000000
            WRITTEN_OFF,       411,     0,        0
            HUGE_LATE,         411,     28639800, 40000000
            """)
    void a_story_shows_in_the_ledger(Trouble story, String account, long least, long most) {
        var cents = of(story)
                .filter(line -> line.account().startsWith(account))
                .mapToLong(FecReading.Line::cents)
                .sum();
        assertThat(cents).isBetween(least, most);
    }

    @Test
    void stories_leave_their_traces() {
        assertThat(of(Trouble.BOUNCING)).anyMatch(line -> line.text().startsWith("REJET PRLV"));
        assertThat(of(Trouble.WRITTEN_OFF)).anyMatch(line -> line.text().startsWith("Créance irrécouvrable"));
        assertThat(of(Trouble.NETS_CREDIT_NOTES).filter(line -> line.piece().startsWith("AV")))
                .hasSizeGreaterThan(3);
        assertThat(of(Trouble.MANY_SMALL).filter(line -> line.journal().equals("VT")))
                .hasSizeGreaterThan(200);
        assertThat(of(Trouble.BRAND_NEW)).hasSizeBetween(1, 4);
        assertThat(daysLateOfTheLatest(Trouble.WORSENING)).isGreaterThan(25);
        assertThat(daysLateOfTheLatest(Trouble.LATE_FLEMISH)).isBetween(8L, 60L);
        assertThat(daysLateOfTheLatest(Trouble.NO_EMAIL)).isPositive();
        assertThat(daysLateOfTheLatest(Trouble.MALFORMED_EMAIL)).isPositive();
        assertThat(daysLateOfTheLatest(Trouble.HUGE_LATE)).isBetween(20L, 30L);
        assertThat(daysLateOfTheLatest(Trouble.LARGE_RETAILER)).isBetween(9L, 65L);
    }

    @ParameterizedTest
    @CsvSource({"1,2026-11-21", "2,2026-11-23", "3,2026-08-31", "4,2027-01-04"})
    void many_reminders_are_due_on_the_first_day(long seed, LocalDate on) {
        var company = DemoCompany.of(seed, on);
        var reachable = company.contacts().stream()
                .filter(contact -> contact.role() == ContactRole.PAYS)
                .filter(contact -> contact.email() instanceof String email && email.matches("[^@ ]+@[^@ ]+"))
                .map(contact -> contact.account().code())
                .collect(Collectors.toSet());
        var due = company.openItems().stream()
                .filter(item -> calls(ChronoUnit.DAYS.between(item.dueOn(), on)))
                .map(DemoItem::account)
                .filter(reachable::contains)
                .distinct();
        assertThat(due).hasSizeGreaterThan(60);
    }

    @Test
    void mail_goes_to_reserved_domains_only() {
        var emails = COMPANY.contacts().stream().map(Contact::email).filter(email -> email != null);
        assertThat(emails).allMatch(email -> email.endsWith(".example"));
    }

    @Test
    void some_customers_cannot_be_reached_by_mail() {
        var payers = COMPANY.contacts().stream()
                .filter(contact -> contact.role() == ContactRole.PAYS)
                .toList();
        assertThat(payers).hasSize(300);
        assertThat(payers).filteredOn(contact -> contact.email() == null).hasSizeBetween(5, 15);
        assertThat(payers)
                .filteredOn(contact -> contact.email() instanceof String email && !email.contains("@"))
                .hasSizeBetween(4, 12);
    }

    @Test
    void identifiers_are_valid_and_visibly_invented() {
        assertThat(new Siren(COMPANY.siren()).digits()).startsWith("000");
        for (var account : COMPANY.accounts()) {
            var french = account.country().equals("FR");
            var number = account.companyNumber();
            assertThat(number).startsWith(french ? "000" : "0999");
            var vat = french ? VatNumber.of(new Siren(number)) : VatNumber.of(new EnterpriseNumber(number));
            assertThat(account.vatNumber()).isEqualTo(vat.value());
        }
        assertThat(COMPANY.accounts()).extracting(DemoAccount::companyNumber).doesNotHaveDuplicates();
        assertThat(COMPANY.accounts()).extracting(DemoAccount::name).doesNotHaveDuplicates();
    }

    @Test
    void some_names_are_hard_on_careless_software() {
        var names = COMPANY.accounts().stream().map(DemoAccount::name).toList();
        for (var hard : List.of("'", "\"", ";", "<", "«", "Ø", "’")) {
            assertThat(names).anyMatch(name -> name.contains(hard));
        }
        assertThat(names).anyMatch(name -> name.startsWith("=")).anyMatch(name -> name.length() > 120);
    }

    @Test
    void terms_differ_and_can_be_read_back_from_their_french_words() {
        var terms =
                COMPANY.accounts().stream().map(DemoAccount::terms).distinct().toList();
        assertThat(terms)
                .hasSizeGreaterThan(4)
                .allSatisfy(agreed -> assertThat(PaymentTerms.parse(agreed.describe(Language.FR)))
                        .isEqualTo(agreed));
    }

    @ParameterizedTest
    @CsvSource({"2025", "2026"})
    void the_import_finds_no_fault_in_a_year(int year, @TempDir Path folder) throws IOException {
        var file = folder.resolve(COMPANY.fecName(year));
        Files.writeString(file, FecReading.text(COMPANY, year));
        var summary = FecReader.read(file, COMPANY.fecName(year), line -> {});
        assertThat(summary.problems()).isEmpty();
        assertThat(summary.balanced()).isTrue();
        assertThat(summary.siren()).isEqualTo(COMPANY.siren());
        assertThat(summary.closingOn()).isEqualTo(LocalDate.of(year, 12, 31));
    }

    @Test
    void telephone_numbers_are_those_kept_for_fiction() {
        assertThat(COMPANY.contacts())
                .extracting(Contact::phone)
                .allMatch(phone ->
                        phone.matches("(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98|0460 00) \\d\\d \\d\\d"));
    }

    @Test
    void a_year_without_trade_is_refused() {
        assertThatThrownBy(() -> FecReading.text(COMPANY, 2019)).hasMessageContaining("2019");
    }

    private static List<FecReading.Line> lines(int year) {
        return READ.computeIfAbsent(year, told -> FecReading.lines(FecReading.text(COMPANY, told)));
    }

    private static Map<String, Long> balances(Stream<FecReading.Line> lines) {
        var balances = new TreeMap<String, Long>();
        lines.filter(FecReading.Line::isCustomers)
                .forEach(line -> balances.merge(line.party(), line.cents(), Long::sum));
        balances.values().removeIf(cents -> cents == 0);
        return balances;
    }

    private static Stream<FecReading.Line> of(Trouble story) {
        var code = codeOf(story);
        return lines(2026).stream().filter(line -> line.party().equals(code));
    }

    private static String codeOf(Trouble story) {
        return COMPANY.troubles().entrySet().stream()
                .filter(entry -> entry.getValue() == story)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static long daysLateOfTheLatest(Trouble story) {
        var code = codeOf(story);
        return COMPANY.openItems().stream()
                .filter(item -> item.account().equals(code))
                .mapToLong(item -> ChronoUnit.DAYS.between(item.dueOn(), ON))
                .max()
                .orElseThrow();
    }

    private static boolean calls(long daysLate) {
        return daysLate >= 3 || daysLate >= -7 && daysLate <= 0;
    }

    private static long invoices() {
        return COMPANY.fiscalYears().stream()
                .flatMap(year -> lines(year).stream())
                .filter(line -> line.journal().equals("VT")
                        && line.account().equals("411000")
                        && line.piece().startsWith("FA"))
                .count();
    }

    private static long salesOfTheLastYearCents() {
        var first = FecRow.day(ON.minusYears(1));
        return COMPANY.fiscalYears().stream()
                .flatMap(year -> FecReading.text(COMPANY, year).lines().skip(1))
                .map(line -> line.split("\t", -1))
                .filter(column -> column[4].startsWith("70") && column[3].compareTo(first) > 0)
                .mapToLong(column ->
                        Long.parseLong(column[12].replace(",", "")) - Long.parseLong(column[11].replace(",", "")))
                .sum();
    }

    private static long accountsOf(String country) {
        return COMPANY.accounts().stream()
                .filter(account -> account.country().equals(country))
                .count();
    }

    private static long speaking(Language language) {
        return COMPANY.accounts().stream()
                .filter(account -> account.language() == language)
                .count();
    }
}
