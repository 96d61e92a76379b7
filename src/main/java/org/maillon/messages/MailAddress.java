package org.maillon.messages;

import java.net.IDN;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One e-mail address that a mail server can take: no name, no list, no quoting; the domain in ASCII. */
record MailAddress(String value) {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]");

    /** The address in the text, blanks around it left out; empty where there is none, or more than one. */
    static Optional<MailAddress> read(String text) {
        var address = text.strip();
        int at = address.lastIndexOf('@');
        if (at < 1 || at > 64 || !LOCAL.matcher(address.substring(0, at)).matches()) return Optional.empty();
        return ascii(address.substring(at + 1)).map(domain -> new MailAddress(address.substring(0, at) + "@" + domain));
    }

    /** The sound ones among these, each once and none of them this one, however it is written. */
    List<MailAddress> beside(List<String> others) {
        var known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        known.add(value);
        return others.stream()
                .flatMap(other -> read(other).stream())
                .filter(other -> known.add(other.value))
                .toList();
    }

    String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    private static Optional<String> ascii(String domain) {
        try {
            var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            return Optional.of(ascii)
                    .filter(d -> d.length() <= 253 && DOMAIN.matcher(d).matches());
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }
}
