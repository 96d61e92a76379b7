package org.maillon.bank;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.maillon.bank.BankProblem.Code;

/**
 * The elements of an OFX file one after the other, of version 1 (SGML, values without end tags) and 2 (XML) alike. No
 * declaration, entity or external file is ever followed: only the five entities of XML and numbers of characters are
 * read.
 */
final class OfxElements {
    interface Taker {
        void begins(String name, int place);

        void value(String name, String value, int place);

        void ends(String name, int place);
    }

    private static final Pattern ENTITY = Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9._]{0,63}");
    private static final int LONGEST_VALUE = 10_000;

    private final String text;
    private int at;
    private int place = 1;
    private int counted;

    OfxElements(String text) {
        this.text = text;
    }

    /** Walks from the first tag to the last. */
    void walk(Taker taker) {
        at = text.indexOf('<');
        while (at >= 0) {
            countLines(at);
            if (text.startsWith("<!--", at)) skipTo("-->");
            else if (text.startsWith("<?", at)) skipTo(">");
            else if (text.startsWith("<!", at)) throw BankFileRefused.at(place, 0, Code.DTD_FOUND);
            else tag(taker);
            at = text.indexOf('<', at);
        }
    }

    private void countLines(int upTo) {
        for (; counted < upTo; counted++) {
            char c = text.charAt(counted);
            if (c == '\n' || c == '\r' && (counted + 1 == text.length() || text.charAt(counted + 1) != '\n')) place++;
        }
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at);
        if (found < 0) throw BankFileRefused.at(place, 0, Code.BROKEN_XML);
        at = found + end.length();
    }

    private void tag(Taker taker) {
        int end = text.indexOf('>', at);
        if (end < 0) throw BankFileRefused.at(place, 0, Code.BROKEN_XML);
        boolean ending = text.startsWith("</", at);
        var name = name(at + (ending ? 2 : 1), end);
        at = end + 1;
        if (ending) taker.ends(name, place);
        else begun(name, taker);
    }

    private String name(int from, int to) {
        var written = text.substring(from, Math.min(to, from + 200)).strip().toUpperCase(Locale.ROOT);
        var name = written.replaceAll("[\\s/].*", "");
        if (!NAME.matcher(name).matches()) throw BankFileRefused.at(place, 0, Code.BROKEN_XML);
        return name;
    }

    /** What follows up to the next tag is the value; where there is none, other elements follow. */
    private void begun(String name, Taker taker) {
        var value = value();
        if (value.isBlank()) taker.begins(name, place);
        else taker.value(name, plain(value.strip()), place);
    }

    private String value() {
        if (text.startsWith("<![CDATA[", at)) {
            int from = at + 9;
            skipTo("]]>");
            return limited(text.substring(from, at - 3)).replace("&", "&amp;");
        }
        int next = text.indexOf('<', at);
        return limited(text.substring(at, next < 0 ? text.length() : next));
    }

    private String limited(String value) {
        if (value.length() > LONGEST_VALUE && value.strip().length() > LONGEST_VALUE) {
            throw BankFileRefused.at(place, 0, Code.VALUE_TOO_LONG);
        }
        return value;
    }

    private static String plain(String value) {
        return ENTITY.matcher(value).replaceAll(found -> Matcher.quoteReplacement(entity(found)));
    }

    private static String entity(MatchResult found) {
        if (found.group(3) != null) return NAMED.getOrDefault(found.group(3), found.group());
        int c = found.group(1) != null ? Integer.parseInt(found.group(1)) : Integer.parseInt(found.group(2), 16);
        return Character.isValidCodePoint(c) ? Character.toString(c) : found.group();
    }
}
