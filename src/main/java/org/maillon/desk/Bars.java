package org.maillon.desk;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A bar chart of amounts over time, with an interval where the amount is a forecast.
 *
 * @param summary the chart in one sentence
 * @param across the heading of the labels in the table, "Semaine"
 * @param up the heading of the amounts
 */
public record Bars(String summary, String across, String up, List<Bar> bars) {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 160;
    private static final int TOP = 12;
    private static final int BASE = 132;

    /** One bar: the label under it, its value and the interval around it in the same unit, and the value as written. */
    public record Bar(
            String label,
            long value,
            @Nullable Long low,
            @Nullable Long high,
            String written) {}

    /** A bar as drawn in a picture 360 × 160; the whisker is from {@code high} down to {@code low}. */
    public record Column(
            int x,
            int y,
            int width,
            int height,
            int middle,
            @Nullable Integer high,
            @Nullable Integer low) {}

    public Bars {
        bars = List.copyOf(bars);
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    public int base() {
        return BASE;
    }

    public List<Column> columns() {
        var step = bars.isEmpty() ? WIDTH : WIDTH / bars.size();
        var width = Math.min(40, step * 3 / 5);
        return IntStream.range(0, bars.size())
                .mapToObj(i -> column(bars.get(i), step * i + (step - width) / 2, width))
                .toList();
    }

    private Column column(Bar bar, int x, int width) {
        var y = y(bar.value());
        return new Column(
                x,
                y,
                width,
                BASE - y,
                x + width / 2,
                bar.high() == null ? null : Integer.valueOf(y(bar.high())),
                bar.low() == null ? null : Integer.valueOf(y(bar.low())));
    }

    private int y(long value) {
        return (int) (BASE - Math.max(0, value) * (BASE - TOP) / top());
    }

    private long top() {
        return bars.stream()
                .mapToLong(bar -> Math.max(bar.value(), bar.high() == null ? 0 : bar.high()))
                .reduce(1, Math::max);
    }
}
