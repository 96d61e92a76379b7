package org.maillon.payments;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.CreditorReference;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.StructuredCommunication;

/**
 * The structured references in what a payer wrote: Belgian communications (twelve digits) and RF references, however
 * they are spaced or framed.
 *
 * @param valid those whose check digits hold
 * @param mended for what looks like one and fails its check: the valid ones of which a single digit differs
 * @param broken whether something failed its check
 */
record StructuredText(Set<String> valid, Set<String> mended, boolean broken) {
    private static final Pattern FRAMED = Pattern.compile(
            "[+*]{1,3} ?(\\d{3})[ /.-]?(\\d{4})[ /.-]?(\\d{5}) ?[+*]{0,3}|(?<![\\d/])(\\d{3})/(\\d{4})/(\\d{5})(?![\\d/])");
    private static final Pattern BARE = Pattern.compile("(?<!\\d)(\\d{3}) ?(\\d{4}) ?(\\d{5})(?!\\d)");
    private static final Pattern CREDITOR = Pattern.compile("(?<![A-Z0-9])RF ?(\\d ?\\d(?: ?[0-9A-Z]){1,21})");
    private static final Pattern TWELVE = Pattern.compile("[+* ]*(\\d{3})[ /.]?(\\d{4})[ /.]?(\\d{5})[+* ]*");

    static StructuredText of(@Nullable String field, String text) {
        var found = new Finding();
        if (field != null) found.field(field.toUpperCase(Locale.ROOT));
        found.text(text.toUpperCase(Locale.ROOT));
        return new StructuredText(found.valid, found.mended, found.broken);
    }

    static boolean isCommunication(String digits) {
        return holds(() -> new StructuredCommunication(digits));
    }

    static boolean isCreditorReference(String reference) {
        return holds(() -> new CreditorReference(reference));
    }

    private static boolean holds(Runnable made) {
        try {
            made.run();
            return true;
        } catch (InvalidValue wrong) {
            return false;
        }
    }

    private static final class Finding {
        private final Set<String> valid = new LinkedHashSet<>();
        private final Set<String> mended = new LinkedHashSet<>();
        private boolean broken;

        void field(String field) {
            var twelve = TWELVE.matcher(field.strip());
            if (twelve.matches()) communication(twelve.group(1) + twelve.group(2) + twelve.group(3));
            else if (field.strip().startsWith("RF")) creditor(field.strip().replaceAll("[^0-9A-Z]", ""), true);
        }

        void text(String text) {
            var framed = FRAMED.matcher(text);
            while (framed.find()) {
                int from = framed.group(1) == null ? 4 : 1;
                communication(framed.group(from) + framed.group(from + 1) + framed.group(from + 2));
            }
            BARE.matcher(text)
                    .results()
                    .map(bare -> bare.group(1) + bare.group(2) + bare.group(3))
                    .filter(StructuredText::isCommunication)
                    .forEach(valid::add);
            CREDITOR.matcher(text).results().forEach(each -> creditorIn("RF" + each.group(1)));
        }

        private void communication(String digits) {
            if (isCommunication(digits)) valid.add(digits);
            else mend(digits, 0, StructuredText::isCommunication);
        }

        /** Words may follow the reference: the longest beginning that holds is taken. */
        private void creditorIn(String written) {
            for (int end = written.length(); end > 5; end--) {
                if (end < written.length() && written.charAt(end) != ' ') continue;
                var reference = written.substring(0, end).replace(" ", "");
                if (reference.length() <= 25 && isCreditorReference(reference)) {
                    valid.add(reference);
                    return;
                }
            }
            creditor(written.split(" ")[0], false);
        }

        private void creditor(String reference, boolean field) {
            if (isCreditorReference(reference)) valid.add(reference);
            else if (field || reference.length() > 8) mend(reference, 2, StructuredText::isCreditorReference);
        }

        private void mend(String wrong, int from, Predicate<String> holds) {
            broken = true;
            if (wrong.length() > 25) return;
            for (int at = from; at < wrong.length(); at++) {
                if (!Character.isDigit(wrong.charAt(at))) continue;
                for (char digit = '0'; digit <= '9'; digit++) {
                    var other = wrong.substring(0, at) + digit + wrong.substring(at + 1);
                    if (holds.test(other)) mended.add(other);
                }
            }
        }
    }
}
