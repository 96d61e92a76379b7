package org.maillon.kernel;

import java.util.Locale;

/** The languages Maillon speaks to its users and to their customers: French first, Dutch and English complete. */
public enum Language {
    FR(Locale.FRANCE),
    NL(Locale.of("nl", "BE")),
    EN(Locale.UK);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** How this language's country writes amounts and dates. */
    public Locale locale() {
        return locale;
    }

    /** Two lower-case letters, as in HTML's lang attribute and in the database. */
    public String code() {
        return Code.of(this);
    }

    /** The language of a code such as "fr", "nl-BE" or "EN"; French where it is none of ours. */
    public static Language of(String code) {
        for (var language : values()) {
            if (code.regionMatches(true, 0, language.name(), 0, 2)) return language;
        }
        return FR;
    }
}
