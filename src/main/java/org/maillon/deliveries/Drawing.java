package org.maillon.deliveries;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;

/**
 * A signature as the finger drew it: strokes of points on a field of this size.
 *
 * @param width of the field, in its own units, 1 to 10,000
 * @param height likewise
 */
public record Drawing(int width, int height, List<List<Point>> strokes) {
    private static final int LARGEST = 10_000;
    private static final int MOST_POINTS = 20_000;

    /** A place on the field, and the milliseconds since the first. */
    public record Point(double x, double y, long t) {}

    public Drawing {
        strokes = strokes.stream().map(List::copyOf).toList();
        if (width < 1 || width > LARGEST || height < 1 || height > LARGEST)
            throw new InvalidValue("deliveries.signature.unreadable");
        if (strokes.stream().mapToLong(List::size).sum() > MOST_POINTS)
            throw new InvalidValue("deliveries.signature.unreadable");
        if (!strokes.stream().flatMap(List::stream).allMatch(point -> isOn(point, width, height)))
            throw new InvalidValue("deliveries.signature.unreadable");
    }

    /** From lists of points, a point being {@code [x, y, milliseconds]}; refused (422) where one is not. */
    public static Drawing of(
            int width, int height, List<? extends @Nullable List<? extends @Nullable List<@Nullable Double>>> strokes) {
        return new Drawing(width, height, strokes.stream().map(Drawing::stroke).toList());
    }

    private static List<Point> stroke(@Nullable List<? extends @Nullable List<@Nullable Double>> stroke) {
        if (stroke == null) throw new InvalidValue("deliveries.signature.unreadable");
        return stroke.stream().map(Drawing::point).toList();
    }

    private static Point point(@Nullable List<@Nullable Double> point) {
        if (point == null || point.size() != 3) throw new InvalidValue("deliveries.signature.unreadable");
        return new Point(number(point.get(0)), number(point.get(1)), Math.round(number(point.get(2))));
    }

    private static double number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) throw new InvalidValue("deliveries.signature.unreadable");
        return value;
    }

    private static boolean isOn(Point point, int width, int height) {
        return point.x() >= 0 && point.x() <= width && point.y() >= 0 && point.y() <= height;
    }
}
