package org.maillon.messages;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A QR code (ISO/IEC 18004) that a quarter of dirt does not harm (level M), as its dark modules. */
public final class QrCode {
    /** White around the code, in modules. */
    public static final int QUIET = 4;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /** Refuses no text that fits on a page: at most some 2,300 bytes. */
    public static QrCode of(String text) {
        try {
            return new QrCode(Objects.requireNonNull(
                    Encoder.encode(text, ErrorCorrectionLevel.M, hints(text)).getMatrix()));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many modules a side has, the white around not counted. */
    public int size() {
        return modules.getWidth();
    }

    public boolean isDark(int column, int row) {
        return modules.get(column, row) == 1;
    }

    /** A character set is named where it is needed only: some readers stumble over it. */
    private static Map<EncodeHintType, ?> hints(String text) {
        boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(text);
        return plain ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
    }
}
