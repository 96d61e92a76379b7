package org.maillon.deliveries;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.portal.Words;

/**
 * What the page on the phone shows, ready to be read.
 *
 * @param key what the phone keeps its signature under: the same delivery has the same under every link
 * @param signed who took it; null while it is to be signed
 */
public record PhoneView(
        Words words,
        Files files,
        String base,
        String key,
        String seller,
        String kind,
        String number,
        String customer,
        List<String> address,
        List<String> facts,
        List<Line> lines,
        boolean cancelled,
        boolean placeAsked,
        @Nullable Signed signed) {
    /** Addresses of the style sheets and scripts. */
    public record Files(String desk, String portal, String style, String queue, String script, String icon) {}

    public record Line(int number, String description, String code, String quantity, String unit, String most) {}

    /** A signature that counts; {@code document} is the address of the signed note. */
    public record Signed(
            String by,
            String at,
            List<String> reserves,
            @Nullable String picture,
            @Nullable String document) {}
}
