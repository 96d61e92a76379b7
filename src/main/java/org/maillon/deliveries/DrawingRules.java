package org.maillon.deliveries;

import java.util.List;
import org.maillon.deliveries.Drawing.Point;

/** When a drawing is a signature: some ink over some width, not a touch in passing. */
final class DrawingRules {
    /** As a part of the field's width. */
    private static final double LEAST_INK = 0.15;

    private static final double LEAST_EXTENT = 0.05;

    private DrawingRules() {}

    /** Nothing was drawn, or hardly a dot. */
    static boolean isEmpty(Drawing drawing) {
        double ink =
                drawing.strokes().stream().mapToDouble(DrawingRules::length).sum();
        return ink < LEAST_INK * drawing.width() || extent(drawing) < LEAST_EXTENT * drawing.width();
    }

    private static double length(List<Point> stroke) {
        double length = 0;
        for (int i = 1; i < stroke.size(); i++)
            length += Math.hypot(
                    stroke.get(i).x() - stroke.get(i - 1).x(),
                    stroke.get(i).y() - stroke.get(i - 1).y());
        return length;
    }

    private static double extent(Drawing drawing) {
        var places = drawing.strokes().stream()
                .flatMap(List::stream)
                .mapToDouble(Point::x)
                .summaryStatistics();
        return places.getCount() == 0 ? 0 : places.getMax() - places.getMin();
    }
}
