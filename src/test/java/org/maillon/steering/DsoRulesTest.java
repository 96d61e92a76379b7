package org.maillon.steering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.steering.DsoRules.Day;

class DsoRulesTest {
    private static final LocalDate NOVEMBER_30 = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # receivables, sales,  days, DSO
            472.0,         2870.4, 365,  60.02
            30,            60,     90,   45.00
            500,           630,    91,   72.22
            320,           630,    91,   46.22
            0,             630,    91,   0.00
            -50,           100,    10,   -5.00
            500,           0,      91,
            500,           -20,    91,
            """)
    void simple(BigDecimal receivables, BigDecimal sales, int days, BigDecimal expected) {
        assertThat(DsoRules.simple(cents(receivables), cents(sales), days).orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # receivables, last day,   sales by month,                          days
            500,           2026-11-30, 2026-11=250 2026-10=200 2026-09=180,     69.33
            2500,          2026-11-30, 2026-11=1200 2026-10=800 2026-09=700,    82.43
            250,           2026-11-30, 2026-11=250 2026-10=200,                 30.00
            100,           2026-11-30, 2026-11=250 2026-10=200,                 12.00
            # in the middle of a month only the days gone by count
            300,           2026-11-12, 2026-11=200 2026-10=310,                 22.00
            # a month without sales counts whole
            300,           2026-11-30, 2026-11=200 2026-09=100,                 91.00
            # a month of credit notes leaves more to be explained
            300,           2026-11-30, 2026-11=-100 2026-10=400,                61.00
            # the sales known do not explain what is owed
            500,           2026-11-30, 2026-11=250 2026-10=200,
            0,             2026-11-30, 2026-11=250,                             0.00
            """)
    void countBack(BigDecimal receivables, LocalDate asOf, String sales, BigDecimal expected) {
        assertThat(DsoRules.countBack(cents(receivables), months(sales), asOf).orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void bestPossibleAndAverageDaysDelinquentOfTheSameQuarter() {
        var history = new TreeMap<LocalDate, Day>();
        add(history, LocalDate.of(2026, 9, 1), 180, 180);
        add(history, LocalDate.of(2026, 10, 5), 200, 200);
        add(history, LocalDate.of(2026, 11, 2), 250, 250);
        add(history, NOVEMBER_30, -130, 0);
        var dso = DsoRules.count(history, 32_000, NOVEMBER_30);
        assertThat(dso.simple()).contains(new BigDecimal("72.22"));
        assertThat(dso.countBack()).contains(new BigDecimal("69.33"));
        assertThat(dso.bestPossible()).contains(new BigDecimal("46.22"));
        assertThat(dso.averageDaysDelinquent()).contains(new BigDecimal("26.00"));
    }

    @Test
    void onlyTheLast365DaysOfSalesCount() {
        var history = new TreeMap<LocalDate, Day>();
        add(history, LocalDate.of(2025, 11, 30), 0, 1_000_000);
        add(history, LocalDate.of(2025, 12, 1), 100, 1_000);
        assertThat(DsoRules.count(history, 0, NOVEMBER_30).simple()).contains(new BigDecimal("36.50"));
    }

    @Test
    void nothingIsSaidBeforeTheFirstEntry() {
        assertThat(DsoRules.count(new TreeMap<>(), 0, NOVEMBER_30).simple()).isEmpty();
    }

    private static void add(Map<LocalDate, Day> history, LocalDate on, long receivables, long sales) {
        history.put(on, new Day(on, receivables * 100, sales * 100));
    }

    private static Map<YearMonth, Long> months(String sales) {
        return Arrays.stream(sales.split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> YearMonth.parse(pair[0]), pair -> Long.parseLong(pair[1]) * 100));
    }

    private static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }
}
