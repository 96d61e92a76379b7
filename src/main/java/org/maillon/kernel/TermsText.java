package org.maillon.kernel;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Payment terms in words. Reading turns each known phrase into one of six signs and refuses what is left over, so that
 * no word is passed over in silence; the order of the signs is the meaning.
 */
final class TermsText {
    private static final int LONGEST = 365;

    /** Longer phrases first: each takes its words away from the shorter. */
    private static final Map<Pattern, String> PHRASES = phrases();

    private static final Pattern NET = Pattern.compile("(\\d+) ?D?");
    private static final Pattern DAYS_END_OF_MONTH = Pattern.compile("(\\d+) (?:D )?M");
    private static final Pattern END_OF_MONTH_DAYS = Pattern.compile("M (\\d+)(?: D)?");
    private static final Pattern END_OF_MONTH_ON = Pattern.compile("(?:(\\d+) (?:D )?)?M O (\\d+)");
    private static final Pattern DAYS_END_OF_MONTH_DAY = Pattern.compile("(\\d+) (?:D )?M (\\d+)");
    private static final Pattern TEN_DAY_PERIOD = Pattern.compile("(\\d+) (?:D )?T|T (\\d+)(?: D)?");

    private TermsText() {}

    static void checkDays(int days) {
        if (days < 0 || days > LONGEST) throw new InvalidValue("kernel.terms.days", Integer.toString(days));
    }

    static PaymentTerms parse(String text) {
        var signs = signs(text);
        Matcher found;
        if (signs.equals("C")) return new PaymentTerms.NetDays(0);
        if ((found = NET.matcher(signs)).matches()) return new PaymentTerms.NetDays(number(found, 1));
        if ((found = DAYS_END_OF_MONTH.matcher(signs)).matches()) {
            return new PaymentTerms.DaysEndOfMonth(number(found, 1));
        }
        if (signs.equals("M")) return new PaymentTerms.DaysEndOfMonth(0);
        if ((found = END_OF_MONTH_DAYS.matcher(signs)).matches()) {
            return new PaymentTerms.EndOfMonthDays(number(found, 1));
        }
        if ((found = END_OF_MONTH_ON.matcher(signs)).matches()
                || (found = DAYS_END_OF_MONTH_DAY.matcher(signs)).matches()) {
            return new PaymentTerms.DaysEndOfMonthOn(number(found, 1), number(found, 2));
        }
        if ((found = TEN_DAY_PERIOD.matcher(signs)).matches()) {
            return new PaymentTerms.TenDayPeriodDays(number(found, found.group(1) == null ? 2 : 1));
        }
        throw new InvalidValue("kernel.terms.unknown", text.strip());
    }

    static String describe(PaymentTerms terms, Language language) {
        var texts = Texts.in(language);
        return switch (terms) {
            case PaymentTerms.NetDays(int days) when days == 0 -> texts.say("kernel.terms.cash");
            case PaymentTerms.NetDays(int days) -> texts.say("kernel.terms.net", days);
            case PaymentTerms.DaysEndOfMonth(int days) when days == 0 -> texts.say("kernel.terms.end-of-month");
            case PaymentTerms.DaysEndOfMonth(int days) -> texts.say("kernel.terms.days-end-of-month", days);
            case PaymentTerms.EndOfMonthDays(int days) -> texts.say("kernel.terms.end-of-month-days", days);
            case PaymentTerms.DaysEndOfMonthOn(int days, int on)
            when days == 0 -> texts.say("kernel.terms.end-of-month-on", on);
            case PaymentTerms.DaysEndOfMonthOn(int days, int on) ->
                texts.say("kernel.terms.days-end-of-month-on", days, on);
            case PaymentTerms.TenDayPeriodDays(int days) -> texts.say("kernel.terms.ten-day-period", days);
        };
    }

    private static int number(Matcher found, int group) {
        var digits = found.group(group);
        if (digits == null) return 0;
        if (digits.length() > 4) throw new InvalidValue("kernel.terms.days", digits);
        return Integer.parseInt(digits);
    }

    /** Numbers and signs: D days, M end of month, T ten-day period, O on the day that follows, C cash. */
    private static String signs(String text) {
        var words = plain(text);
        for (var phrase : PHRASES.entrySet()) {
            words = phrase.getKey().matcher(words).replaceAll(phrase.getValue());
        }
        return words.strip().replaceAll(" +", " ");
    }

    /** Lower case, without accents and punctuation, digits apart from letters: "30j FDM" is "30 j fdm". */
    private static String plain(String text) {
        var bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return bare.toLowerCase(Locale.ROOT)
                .replaceAll("(?<=\\b[a-z])\\.(?=[a-z])", "")
                .replaceAll("(?<!\\w)-(?=\\d)", "minus ")
                .replaceAll("(?<=\\d)(?=[a-z])|(?<=[a-z])(?=\\d)", " ")
                .replaceAll("[^a-z0-9%]+", " ")
                .strip();
    }

    private static Map<Pattern, String> phrases() {
        var phrases = new LinkedHashMap<Pattern, String>();
        put(phrases, "T", """
                fin de (la )?decade|end of (the )?(decade|ten day period|10 day period)|einde (van de )?decade|decade|ten""");
        put(phrases, "M", """
                (a )?(la )?fin (de |du )?mois|fdm|(at )?(the )?end of (the )?month|month end|eom|\
                (op )?(het )?einde (van )?(de )?maand|eindmaand|eind maand|maandeinde""");
        put(phrases, "C", """
                (au )?comptant|(payable )?(des |a )?(la )?reception( de (la )?facture)?|paiement immediat|immediat|\
                (due |payable )?(on|upon) receipt|cash|immediate|immediately|contant|(bij|na) ontvangst( van (de )?factuur)?|\
                onmiddellijk""");
        put(phrases, "", """
                (a compter )?(apres )?(de )?(la )?date (d emission )?(de |d )?(la )?(facture|facturation|emission)|\
                (from|after|of) (the )?(date of (the )?invoice|invoice( date)?)|invoice date|\
                (na|vanaf|te rekenen vanaf) (de )?(factuurdatum|datum van (de )?factuur)|factuurdatum""");
        put(phrases, "D", "(jours?|jrs?|j|days?|d|dagen|dag|dgn)( calendaires?)?|calendar days?|kalenderdagen");
        put(phrases, "O $1", "(?:le|the|on the|on|op de|op|de) (\\d+)(?: (?:th|st|nd|rd|er|eme|e|ste|de))?");
        put(phrases, "", "nets?|netto|within|in|binnen|plus|then|puis|dan|daarna|a");
        return phrases;
    }

    private static void put(Map<Pattern, String> phrases, String sign, String words) {
        phrases.put(Pattern.compile("\\b(?:" + words.replaceAll("\\((?!\\?|\\\\)", "(?:") + ")\\b"), sign);
    }
}
