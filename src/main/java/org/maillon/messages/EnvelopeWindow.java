package org.maillon.messages;

import org.maillon.kernel.Code;

/**
 * Where the envelope shows the recipient, in millimetres from the upper left corner of the sheet. To the right as French
 * envelopes have it, DL and C5, with the sender in a second window to the left (NF Z 11-001); to the left as DIN 5008 form B
 * does, used in Belgium beside the other.
 */
public enum EnvelopeWindow {
    RIGHT(110, 50, 80, 20, 15, 99),
    LEFT(25, 62, 80, 115, 15, 105);

    final float left;
    final float top;
    final float width;
    final float senderLeft;
    final float senderTop;
    final float fold;

    EnvelopeWindow(float left, float top, float width, float senderLeft, float senderTop, float fold) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.senderLeft = senderLeft;
        this.senderTop = senderTop;
        this.fold = fold;
    }

    public String code() {
        return Code.of(this);
    }

    /** The window of such a code; any other word is refused. */
    public static EnvelopeWindow of(String code) {
        return Code.read(EnvelopeWindow.class, code);
    }

    /** What is usual where the sender is. */
    public static EnvelopeWindow usualIn(String country) {
        return country.equals("DE") || country.equals("NL") ? LEFT : RIGHT;
    }
}
