package org.maillon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.maillon.ledger.Match.Origin;

/** Lines are written "amount day reference letter": a debit is positive; the answer is "debit-day credit-day amount origin". */
class MatchingRulesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a letter says what paid what                    | 1200 1 FA1001 A; 900 2 FA1002 B; -900 20 - B; -1200 25 - A | 1-25 1200 LETTERED; 2-20 900 LETTERED
        a letter used again is two stories              | 100 1 - A; -100 5 - A; 70 8 - A; -70 9 - A; 30 11 - A      | 1-5 100 LETTERED; 8-9 70 LETTERED
        a letter that does not add up pays in part      | 1000 1 FA1001 a; -400 9 - a                                | 1-9 400 LETTERED_PARTLY
        one payment for three invoices                  | 10 1 - A; 20 2 - A; 30 3 - A; -60 9 - A                    | 1-9 10 LETTERED; 2-9 20 LETTERED; 3-9 30 LETTERED
        without a letter the reference speaks           | 500 1 FA1001 -; 500 2 FA1002 -; -500 9 VIR-1002 -          | 2-9 500 REFERENCE
        without a reference the amount speaks           | 500 1 FA1001 -; 300 2 FA1002 -; -300 9 - -                 | 2-9 300 AMOUNT
        of two equal amounts the oldest is paid         | 300 1 FA1001 -; 300 2 FA1002 -; -300 9 - -                 | 1-9 300 AMOUNT
        else the oldest debt is paid first              | 500 1 FA1001 -; 300 2 FA1002 -; -600 9 - -                 | 1-9 500 OLDEST; 2-9 100 OLDEST
        an unlettered receipt leaves a lettered invoice | 500 1 FA1001 Z; 300 2 FA1002 -; -300 9 - -                 | 2-9 300 AMOUNT
        a receipt whose partner is not in the file      | 500 1 - -; -200 9 - K                                      | 1-9 200 OLDEST
        """)
    void saysWhatPaidWhat(String story, String lines, String expected) {
        var known = new HashMap<Long, MatchingLine>();
        var all = new ArrayList<MatchingLine>();
        for (var text : lines.split(";")) {
            var line = line(all.size() + 1, text.trim().split(" "));
            all.add(line);
            known.put(line.id(), line);
        }
        var said = MatchingRules.match(all).stream()
                .map(match -> known.get(match.openItem()).bookedOn().getDayOfMonth() + "-"
                        + known.get(match.credit()).bookedOn().getDayOfMonth() + " " + match.cents() + " "
                        + match.origin())
                .sorted()
                .collect(Collectors.joining("; "));
        assertThat(said).isEqualTo(expected);
    }

    @Test
    void anOpeningLineLendsItsLetterToTheLineItRepeats() {
        var invoice = new MatchingLine(1, true, LedgerClass.RECEIVABLE, day(1), 500, 500, "FA1", "", 1, "", null);
        var other = new MatchingLine(2, true, LedgerClass.RECEIVABLE, day(1), 700, 700, "FA2", "", 1, "", null);
        var repeated = new MatchingLine(-1, true, LedgerClass.RECEIVABLE, day(31), 700, 700, "FA2", "", 2, "A", null);
        var paid = new MatchingLine(3, false, LedgerClass.RECEIVABLE, day(31), 700, 700, "", "", 2, "A", null);
        assertThat(MatchingRules.match(List.of(invoice, other, repeated, paid)))
                .containsExactly(new Match(2, 3, 700, day(31), Origin.LETTERED));
    }

    @Test
    void aDepositDoesNotPayAnOldInvoice() {
        var invoice = new MatchingLine(1, true, LedgerClass.RECEIVABLE, day(1), 500, 500, "FA1001", "", 1, "", null);
        var deposit = new MatchingLine(2, false, LedgerClass.DEPOSIT, day(9), 500, 500, "FA1001", "", 1, "", null);
        assertThat(MatchingRules.match(List.of(invoice, deposit))).isEmpty();
    }

    @Test
    void nothingIsEverPaidTwiceOrUsedTwice() {
        var dice = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            var lines = someLines(dice);
            var left = new HashMap<Long, Long>();
            lines.stream().filter(line -> !line.isGhost()).forEach(line -> left.put(line.id(), line.open()));
            for (var match : MatchingRules.match(lines)) {
                assertThat(match.cents()).isPositive();
                left.merge(match.openItem(), -match.cents(), Long::sum);
                left.merge(match.credit(), -match.cents(), Long::sum);
            }
            assertThat(left.values()).allMatch(cents -> cents >= 0);
        }
    }

    private static List<MatchingLine> someLines(Random dice) {
        var lines = new ArrayList<MatchingLine>();
        for (int i = 1, n = dice.nextInt(1, 30); i < n; i++) {
            var cents = dice.nextLong(1, 20) * 50;
            var letter = dice.nextInt(3) == 0 ? "" : String.valueOf((char) ('A' + dice.nextInt(4)));
            var on = LedgerClass.values()[dice.nextInt(4)];
            var letteredOn = dice.nextBoolean() ? day(dice.nextInt(1, 28)) : null;
            lines.add(new MatchingLine(
                    dice.nextInt(10) == 0 ? -i : i,
                    dice.nextBoolean(),
                    on,
                    day(dice.nextInt(1, 28)),
                    cents,
                    cents,
                    "FA" + dice.nextInt(1000, 1010),
                    "VIR " + dice.nextInt(1000, 1010),
                    dice.nextInt(1, 3),
                    letter,
                    letteredOn));
        }
        return lines;
    }

    private static MatchingLine line(long id, String[] words) {
        long cents = Long.parseLong(words[0]);
        return new MatchingLine(
                id,
                cents > 0,
                LedgerClass.RECEIVABLE,
                day(Integer.parseInt(words[1])),
                Math.abs(cents),
                Math.abs(cents),
                blank(words[2]),
                "",
                1,
                blank(words[3]),
                null);
    }

    private static String blank(String word) {
        return word.equals("-") ? "" : word;
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 1, day);
    }
}
