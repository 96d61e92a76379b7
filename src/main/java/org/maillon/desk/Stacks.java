package org.maillon.desk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of what kind, period after period: a column of up to five layers each, and a mark beside it for what really
 * happened, or for another choice.
 *
 * @param summary the chart in one sentence
 * @param across the heading of the periods in the table, "Semaine"
 * @param layers the kinds, from the bottom up
 * @param marks the name of the mark; none where nothing is marked
 */
public record Stacks(
        String title,
        String summary,
        String across,
        String sum,
        List<String> layers,
        @Nullable String marks,
        List<Period> periods) {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 170;
    private static final int TOP = 12;
    private static final int BASE = 142;
    private static final int LABELS = 5;

    /** One period: what it is called, the number of each layer, and the one marked. */
    public record Period(
            String label, List<Long> numbers, @Nullable Long marked) {
        public Period {
            numbers = List.copyOf(numbers);
        }

        public long sum() {
            return numbers.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A part of a column as drawn; {@code layer} 0 to 4 chooses the colour. */
    public record Part(int layer, double x, int y, double width, int height) {}

    /** A mark as drawn: a line across the column. */
    public record Mark(double x, int y, double width) {}

    /** A period's name under its column. */
    public record Label(double x, String text, String anchor) {}

    public Stacks {
        if (layers.size() > 5) throw new IllegalArgumentException("five layers at most");
        layers = List.copyOf(layers);
        periods = List.copyOf(periods);
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

    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < periods.size(); i++) {
            long below = 0;
            var numbers = periods.get(i).numbers();
            for (int layer = 0; layer < numbers.size(); layer++) {
                int bottom = y(below);
                below += numbers.get(layer);
                if (numbers.get(layer) > 0)
                    parts.add(new Part(layer, x(i), y(below), columnWidth(), Math.max(1, bottom - y(below))));
            }
        }
        return parts;
    }

    public List<Mark> drawnMarks() {
        var drawn = new ArrayList<Mark>();
        for (int i = 0; i < periods.size(); i++) {
            var marked = periods.get(i).marked();
            if (marked != null) drawn.add(new Mark(round(x(i) - 1), y(marked), round(columnWidth() + 2)));
        }
        return drawn;
    }

    /** A few names, evenly spread; the first and the last stay within the picture. */
    public List<Label> labels() {
        var labels = new ArrayList<Label>();
        int every = Math.max(1, (periods.size() + LABELS - 1) / LABELS);
        for (int i = 0; i < periods.size(); i += every) {
            var anchor = i == 0 && periods.size() > 1 ? "start" : "middle";
            double at = i == 0 && periods.size() > 1 ? x(i) : x(i) + columnWidth() / 2;
            labels.add(new Label(round(at), periods.get(i).label(), anchor));
        }
        return labels;
    }

    /** The highest column. */
    public long top() {
        return periods.stream()
                .mapToLong(period -> Math.max(period.sum(), period.marked() == null ? 0 : period.marked()))
                .reduce(1, Math::max);
    }

    private double step() {
        return (double) WIDTH / Math.max(1, periods.size());
    }

    private double columnWidth() {
        return round(Math.min(30, step() * 0.7));
    }

    private double x(int period) {
        return round(step() * period + (step() - columnWidth()) / 2);
    }

    private int y(long number) {
        return (int) (BASE - number * (BASE - TOP) / top());
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
