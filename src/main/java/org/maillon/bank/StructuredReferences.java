package org.maillon.bank;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.CreditorReference;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.StructuredCommunication;

/** References that carry check digits: RF (ISO 11649) and the Belgian structured communication. */
final class StructuredReferences {
    private static final Pattern FRAMED =
            Pattern.compile("([+*]{3})\\s*([0-9]{3})\\s*[/.\\- ]?\\s*([0-9]{4})\\s*[/.\\- ]?\\s*([0-9]{5})\\s*\\1");
    private static final Pattern RF = Pattern.compile("\\bRF ?[0-9]{2}[ 0-9A-Z]{1,40}+", Pattern.CASE_INSENSITIVE);
    private static final Pattern RF_FORM = Pattern.compile("RF[0-9]{2}[0-9A-Z]{1,21}");
    private static final Pattern OGM_FORM = Pattern.compile("[0-9]{12}");
    private static final Pattern ORNAMENT = Pattern.compile("[\\s+*/.\\-]+");

    private StructuredReferences() {}

    /** What a field made for it holds, in its normal form, sound or not; null where it has neither form. */
    static @Nullable String field(@Nullable String content) {
        if (content == null) return null;
        var compact = ORNAMENT.matcher(content).replaceAll("").toUpperCase(Locale.ROOT);
        return hasForm(compact) ? compact : null;
    }

    /** What stands in a free text: between its marks or crosses, sound or not; an RF only when it is sound. */
    static @Nullable String within(String text) {
        var framed = FRAMED.matcher(text);
        if (mayBeFramed(text) && framed.find()) return framed.group(2) + framed.group(3) + framed.group(4);
        var rf = RF.matcher(text);
        while (rf.find()) {
            var sound = longestSound(rf.group().toUpperCase(Locale.ROOT));
            if (sound != null) return sound;
        }
        return null;
    }

    private static boolean mayBeFramed(String text) {
        return text.contains("+++") || text.contains("***");
    }

    /** Whether the check digits of a normal form fit. */
    static boolean isSound(String reference) {
        try {
            if (reference.startsWith("RF"))
                return !new CreditorReference(reference).value().isEmpty();
            return !new StructuredCommunication(reference).digits().isEmpty();
        } catch (InvalidValue wrong) {
            return false;
        }
    }

    private static boolean hasForm(String compact) {
        return RF_FORM.matcher(compact).matches() || OGM_FORM.matcher(compact).matches();
    }

    /** Words that follow the reference look like its last groups: they are dropped one by one. */
    private static @Nullable String longestSound(String groups) {
        for (var tried = groups; tried.length() > 4; tried = withoutLastGroup(tried)) {
            var compact = tried.replace(" ", "");
            if (RF_FORM.matcher(compact).matches() && isSound(compact)) return compact;
        }
        return null;
    }

    private static String withoutLastGroup(String groups) {
        return groups.substring(0, Math.max(0, groups.lastIndexOf(' ')));
    }
}
