package org.maillon.payments;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a payer wrote, as the rules read it: capitals without accents, everything but letters and digits a blank, and the
 * runs of digits in it.
 */
final class PaymentText {
    /** The shortest number looked for among the invoices of everybody; shorter ones count only beside a known payer. */
    static final int SHORTEST_KEY = 4;

    private static final int LONGEST_KEY = 18;
    private static final int RUNS_OF_A_NUMBER = 4;
    private static final int LONGEST_TEXT = 2_000;
    /** Lengths at which banks cut what was written. */
    private static final Set<Integer> CUT_AT = Set.of(27, 31, 32, 34, 35, 70, 105, 140);

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern PART = Pattern.compile(
            "\\b(ACOMPTES?|PARTIEL(LE)?|PART|ECHEANCE|TRANCHE|VOORSCHOT|DEEL(BETALING)?|SCHIJF|AFKORTING|INSTALL?MENT|PARTIAL|DEPOSIT)\\b");
    private static final Pattern UNTIL =
            Pattern.compile("^ ?(A|AU|TO|TOT|T M|TM|JUSQU A|JUSQU AU|TOT EN MET|THRU) ?[A-Z]{0,4} ?$");

    /** A run of digits: without leading zeros, whole, and where it stands in the plain text. */
    record Run(String number, String digits, int start, int end) {}

    private final String plain;
    private final List<Run> runs;
    private final boolean cut;
    private final Set<String> keys;
    private final String compact;

    private PaymentText(String written) {
        var kept = written.length() > LONGEST_TEXT ? written.substring(0, LONGEST_TEXT) : written;
        this.cut = CUT_AT.contains(written.strip().length());
        this.plain = plain(kept);
        this.compact = plain.replace(" ", "");
        this.runs = DIGITS.matcher(plain)
                .results()
                .map(run -> new Run(withoutZeros(run.group()), run.group(), run.start(), run.end()))
                .toList();
        this.keys = keys(runs, plain);
    }

    static PaymentText of(String written) {
        return new PaymentText(written);
    }

    /** Capitals, without accents; what is neither letter nor digit becomes one blank. */
    static String plain(String written) {
        var capitals = Normalizer.normalize(written, Normalizer.Form.NFD).toUpperCase(Locale.ROOT);
        var plain = new StringBuilder(capitals.length());
        for (int at = 0; at < capitals.length(); at++) {
            char c = capitals.charAt(at);
            if (c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') plain.append(c);
            else if (Character.getType(c) != Character.NON_SPACING_MARK && !plain.isEmpty() && !endsBlank(plain))
                plain.append(' ');
        }
        return plain.toString().strip();
    }

    private static boolean endsBlank(StringBuilder text) {
        return text.charAt(text.length() - 1) == ' ';
    }

    static String withoutZeros(String digits) {
        int at = 0;
        while (at < digits.length() && digits.charAt(at) == '0') at++;
        return digits.substring(at);
    }

    String plain() {
        return plain;
    }

    /** The plain text without blanks, in which a number that a bank broke over two lines is whole again. */
    String compact() {
        return compact;
    }

    List<Run> runs() {
        return runs;
    }

    /** Whether the bank may have cut the text: the last number in it may be only a beginning. */
    boolean isCut() {
        return cut;
    }

    /** Numbers an invoice may be looked up by: each run, and neighbouring runs taken together. */
    Set<String> keys() {
        return keys;
    }

    boolean speaksOfPart() {
        return PART.matcher(plain).find();
    }

    /** Whether the words between two runs mean "up to". */
    boolean isRange(Run from, Run to) {
        return UNTIL.matcher(plain.substring(from.end(), to.start())).matches();
    }

    private static Set<String> keys(List<Run> runs, String plain) {
        var keys = new LinkedHashSet<String>();
        for (int first = 0; first < runs.size(); first++) {
            var joined = new StringBuilder();
            for (int last = first; last < runs.size() && last < first + RUNS_OF_A_NUMBER; last++) {
                if (last > first && !areNeighbours(runs.get(last - 1), runs.get(last), plain)) break;
                joined.append(runs.get(last).digits());
                var key = withoutZeros(joined.toString());
                if (key.length() >= SHORTEST_KEY && key.length() <= LONGEST_KEY) keys.add(key);
            }
        }
        return keys;
    }

    private static boolean areNeighbours(Run one, Run other, String plain) {
        return other.start() == one.end() + 1 && plain.charAt(one.end()) == ' ';
    }

    /** Whether a number is quoted that is too long for a day or a year: it may be an invoice that is not known. */
    boolean holdsNumber() {
        return runs.stream().anyMatch(run -> run.number().length() > SHORTEST_KEY);
    }
}
