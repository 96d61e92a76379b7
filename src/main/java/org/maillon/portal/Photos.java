package org.maillon.portal;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.maillon.kernel.InvalidValue;

/**
 * Photos from strangers: drawn anew as JPEG of at most {@value #SIDE} points a side, so that nothing but the picture is kept
 * (no place where it was taken, no program behind it). One too large to be drawn is refused before it is.
 */
public final class Photos {
    /** The largest file that is looked at, in bytes. */
    static final int LARGEST = 20_000_000;

    private static final int SIDE = 2_000;
    private static final long MOST_POINTS = 80_000_000L;
    private static final float QUALITY = 0.85f;

    static {
        ImageIO.setUseCache(false);
    }

    private Photos() {}

    /** The picture as JPEG; refused (422) where it is none or too large to be drawn. */
    public static byte[] redrawn(byte[] content) {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new InvalidValue("portal.photo.kind");
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return jpeg(read(reader));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw e instanceof InvalidValue refused ? refused : new InvalidValue("portal.photo.kind");
        }
    }

    /** Every so many points only, where the picture is much larger than what is kept. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_POINTS) throw new InvalidValue("portal.photo.large");
        var parameters = new ImageReadParam();
        int step = (int) Math.max(1, Math.max(width, height) / (2L * SIDE));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        double scale = Math.min(1.0, (double) SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return written(drawn);
    }

    private static byte[] written(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
