package org.maillon.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            50 50    | 0:496 500:500
            100 0 0  | 0:1000
            0 0      | ''
            -5 10    | 0:1000
            999999 1 | 0:995 999:3""")
    void theAgeingBarGivesEachAgeItsShareAndKeepsSmallOnesVisible(String cents, String parts) {
        var slices = Arrays.stream(cents.split(" "))
                .map(it -> new Ageing.Slice("age", it, Long.parseLong(it), null))
                .toList();
        var drawn = new Ageing("", slices)
                .parts().stream().map(part -> part.x() + ":" + part.width()).toList();
        assertThat(String.join(" ", drawn)).isEqualTo(parts);
    }

    @Test
    void aChainHasSixLinks() {
        var link = new Chain.Link("Compte", "1", "", Chain.State.SOUND, "#");
        assertThatThrownBy(() -> new Chain("", "", List.of(link))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHighestBarReachesTheTopAndNothingFallsBelowTheBase() {
        var bars = new Bars("", "", "", List.of(bar(100), bar(50), bar(-10)));
        assertThat(bars.columns()).extracting(Bars.Column::y).containsExactly(12, 72, 132);
        assertThat(new Bars("", "", "", List.of()).columns()).isEmpty();
    }

    @Test
    void dotsLateStandAboveThoseOnTimeAndLargeAmountsAreLarger() {
        var dots = new Dots("", "", "", new Dots.Headings("", "", "", ""), List.of(dot(1, 0, 100), dot(20, 60, 400)));
        assertThat(dots.y(60)).isLessThan(dots.y(0));
        assertThat(dots.points()).extracting(Dots.Point::radius).containsExactly(6, 8);
    }

    @Test
    void theLayersOfAColumnStandOnEachOtherAndAMarkMayBeHigher() {
        var stacks = new Stacks(
                "",
                "",
                "",
                "",
                List.of("a", "b"),
                "left",
                List.of(
                        new Stacks.Period("1", List.of(30L, 20L), 100L),
                        new Stacks.Period("2", List.of(0L, 50L), null)));
        assertThat(stacks.top()).isEqualTo(100);
        assertThat(stacks.parts()).extracting(Stacks.Part::y).containsExactly(103, 77, 77);
        assertThat(stacks.parts()).extracting(Stacks.Part::height).containsExactly(39, 26, 65);
        assertThat(stacks.drawnMarks()).extracting(Stacks.Mark::y).containsExactly(12);
        assertThat(new Stacks("", "", "", "", List.of(), null, List.of()).parts())
                .isEmpty();
    }

    private static Bars.Bar bar(long value) {
        return new Bars.Bar("", value, null, null, "");
    }

    private static Dots.Dot dot(int day, int daysLate, long cents) {
        return new Dots.Dot("F", LocalDate.of(2026, 11, day), "", daysLate, "", cents, "", false);
    }
}
