package org.maillon.desk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How somebody pays: one dot per invoice, days after the due date over time; open ones are rings. The larger the dot,
 * the larger the amount.
 *
 * @param summary the chart in one sentence
 * @param zero what stands at the due day, "échéance"
 * @param guide what stands at 30 days, "30 jours"
 */
public record Dots(String summary, String zero, String guide, Headings headings, List<Dot> dots) {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 200;
    private static final int TOP = 22;
    private static final int BASE = 176;
    private static final int LEFT = 92;
    private static final int RIGHT = 14;

    /** The table's column headings. */
    public record Headings(String what, String on, String days, String amount) {}

    /** One invoice: its name, the day on the axis, days late (below zero is early), its amount, and both as written. */
    public record Dot(
            String name,
            LocalDate on,
            String onWritten,
            int daysLate,
            String daysWritten,
            long cents,
            String amount,
            boolean open) {}

    /** A dot as drawn in a picture 480 × 200. */
    public record Point(int x, int y, int radius, boolean open, String words) {}

    public Dots {
        dots = List.copyOf(dots);
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    /** Where so many days late are drawn. */
    public int y(int daysLate) {
        return (int) Math.round(BASE - (daysLate - lowest()) * (double) (BASE - TOP) / (highest() - lowest()));
    }

    public List<Point> points() {
        return dots.stream().map(this::point).toList();
    }

    private Point point(Dot dot) {
        var words = dot.name() + ", " + dot.onWritten() + ", " + dot.daysWritten() + ", " + dot.amount();
        return new Point(x(dot.on()), y(dot.daysLate()), radius(dot.cents()), dot.open(), words);
    }

    private int x(LocalDate on) {
        var first = dots.stream().map(Dot::on).min(LocalDate::compareTo).orElse(on);
        var last = dots.stream().map(Dot::on).max(LocalDate::compareTo).orElse(on);
        var span = Math.max(1, ChronoUnit.DAYS.between(first, last));
        return (int) (LEFT + ChronoUnit.DAYS.between(first, on) * (long) (WIDTH - LEFT - RIGHT) / span);
    }

    /** The area grows with the amount, its radius from 3 to 8. */
    private int radius(long cents) {
        var largest = dots.stream().mapToLong(Dot::cents).reduce(1, Math::max);
        return (int) Math.round(3 + 5 * Math.sqrt(Math.max(0, cents) / (double) largest));
    }

    private int lowest() {
        return dots.stream().mapToInt(Dot::daysLate).reduce(0, Math::min);
    }

    private int highest() {
        return dots.stream().mapToInt(Dot::daysLate).reduce(35, Math::max);
    }
}
