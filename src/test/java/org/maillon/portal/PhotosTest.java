package org.maillon.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PhotosTest {
    @Test
    void aLargePhotoIsDrawnAnewSmaller() throws IOException {
        var redrawn = ImageIO.read(new ByteArrayInputStream(Photos.redrawn(picture(5_000, 3_000))));
        assertThat(redrawn.getWidth()).isEqualTo(2_000);
        assertThat(redrawn.getHeight()).isEqualTo(1_200);
    }

    @Test
    void nothingButThePictureIsKept() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(picture(40, 30));
        bytes.writeBytes("<?php secret ?> GPS 48.85 2.35".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(Photos.redrawn(bytes.toByteArray()), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret", "GPS");
    }

    /** A picture that says it has 50 000 by 50 000 points would take ten gigabytes of memory. */
    @Test
    void aBombIsRefusedBeforeItIsDrawn() {
        assertThatThrownBy(() -> Photos.redrawn(pngHeader(50_000, 50_000))).hasMessageContaining("too many points");
    }

    @Test
    void whatIsNotAPictureIsRefused() {
        for (var text :
                new String[] {"%PDF-1.7", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "\u0089PNG\r\n\u001a\n"
                })
            assertThatThrownBy(() -> Photos.redrawn(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .as(text)
                    .hasMessageContaining("not a picture");
    }

    private static byte[] picture(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] pngHeader(int width, int height) {
        var header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        header.putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) 2)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 0);
        var sum = new CRC32();
        sum.update(header.array());
        return ByteBuffer.allocate(8 + 4 + 17 + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header.array())
                .putInt((int) sum.getValue())
                .array();
    }
}
