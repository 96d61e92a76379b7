package org.maillon.deliveries;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.maillon.deliveries.Drawing.Point;

/** A signature as a PNG, drawn here from its strokes: the picture cannot show what the strokes do not. */
final class DrawnPicture {
    private static final int WIDTH = 900;

    private DrawnPicture() {}

    /** Dark ink on white, {@value #WIDTH} points wide. */
    static byte[] png(Drawing drawing) {
        double scale = (double) WIDTH / drawing.width();
        int height = (int) Math.clamp(Math.round(drawing.height() * scale), 1, 2L * WIDTH);
        var picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, height);
        pen.setColor(new Color(0x1b2330));
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setStroke(new BasicStroke(WIDTH / 150f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        drawing.strokes().stream().filter(stroke -> !stroke.isEmpty()).forEach(stroke -> pen.draw(path(stroke, scale)));
        pen.dispose();
        return written(picture);
    }

    /** Through the middle of each pair of points, so that a quick hand does not draw corners. */
    private static Path2D path(List<Point> stroke, double scale) {
        var path = new Path2D.Double();
        var before = stroke.getFirst();
        path.moveTo(before.x() * scale, before.y() * scale);
        for (var point : stroke) {
            path.quadTo(
                    before.x() * scale,
                    before.y() * scale,
                    (before.x() + point.x()) / 2 * scale,
                    (before.y() + point.y()) / 2 * scale);
            before = point;
        }
        path.lineTo(before.x() * scale, before.y() * scale);
        return path;
    }

    private static byte[] written(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
