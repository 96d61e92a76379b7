package org.maillon.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.maillon.kernel.InvalidValue;

/**
 * Where a letter goes, without the name: at most four lines of 38 characters above postcode and town (NF Z10-011, March
 * 2013). Blanks are put in order; what a postman could not deliver is refused with what was expected.
 *
 * @param postcode five digits in France, four in Belgium; may be empty where a country has none
 * @param country two capital letters
 */
public record PostalAddress(List<String> lines, String postcode, String town, String country) {
    private static final int MOST_LINES = 4;
    private static final int WIDEST = 38;
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\u2028\\u2029\\uFFFD]");

    public PostalAddress {
        lines = lines.stream()
                .map(PostalAddress::orderly)
                .filter(line -> !line.isEmpty())
                .toList();
        postcode = orderly(postcode).toUpperCase(Locale.ROOT);
        town = orderly(town);
        if (lines.isEmpty()) throw new InvalidValue("customers.address.no-street");
        if (lines.size() > MOST_LINES) throw new InvalidValue("customers.address.too-many-lines");
        if (town.isEmpty()) throw new InvalidValue("customers.address.no-town");
        if (!country.matches("[A-Z]{2}")) throw new InvalidValue("customers.address.bad-country", country);
        if (!postcode.matches(postcodes(country)))
            throw new InvalidValue("customers.address.bad-postcode", postcode, country);
        for (var line : lines) refuseTooWide(line);
        refuseTooWide(postcode + " " + town);
    }

    /** As typed, a line each; blank ones are left out. */
    public static PostalAddress of(String typedLines, String postcode, String town, String country) {
        return new PostalAddress(typedLines.lines().toList(), postcode, town, country);
    }

    /** The lines for an envelope: town in capitals, and the country where the letter leaves the sender's. */
    public List<String> envelope(String from) {
        var all = new ArrayList<>(lines);
        all.add((postcode + " " + town).strip().toUpperCase(Locale.FRENCH));
        if (!country.equals(from))
            all.add(Locale.of("", country).getDisplayCountry(Locale.FRENCH).toUpperCase(Locale.FRENCH));
        return all;
    }

    private static String postcodes(String country) {
        return switch (country) {
            case "FR", "MC" -> "[0-9]{5}";
            case "BE", "LU" -> "[0-9]{4}";
            default -> "[0-9A-Z -]{0,10}";
        };
    }

    private static String orderly(String text) {
        var flat = text.replaceAll("[\\s\\u00a0]+", " ").strip();
        var unprintable = UNPRINTABLE.matcher(flat);
        if (unprintable.find())
            throw new InvalidValue(
                    "customers.address.unprintable",
                    flat.substring(0, unprintable.start()),
                    "U+%04X".formatted(unprintable.group().codePointAt(0)));
        return flat;
    }

    private static void refuseTooWide(String line) {
        if (line.length() > WIDEST)
            throw new InvalidValue("customers.address.too-wide", line, String.valueOf(line.length()));
    }
}
