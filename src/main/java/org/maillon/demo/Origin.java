package org.maillon.demo;

import java.util.List;
import org.maillon.kernel.Language;

/** Country and language, and the word lists that go with them. */
enum Origin {
    FRANCE("FR", Language.FR, "comptabilite", Words.TOWNS_FR, Words.FIRST_NAMES_FR, Words.FAMILIES_FR),
    WALLONIA("BE", Language.FR, "compta", Words.TOWNS_BE, Words.FIRST_NAMES_FR, Words.FAMILIES_FR),
    FLANDERS("BE", Language.NL, "boekhouding", Words.TOWNS_NL, Words.FIRST_NAMES_NL, Words.FAMILIES_NL),
    ENGLISH_IN_FRANCE("FR", Language.EN, "accounts", Words.TOWNS_FR, Words.FIRST_NAMES_EN, Words.FAMILIES_EN),
    ENGLISH_IN_BELGIUM("BE", Language.EN, "accounts", Words.TOWNS_BE, Words.FIRST_NAMES_EN, Words.FAMILIES_EN);

    final String country;
    final Language language;
    final String payer;
    final List<String> towns;
    final List<String> firstNames;
    final List<String> surnames;

    Origin(
            String country,
            Language language,
            String payer,
            List<String> towns,
            List<String> firstNames,
            List<String> surnames) {
        this.country = country;
        this.language = language;
        this.payer = payer;
        this.towns = towns;
        this.firstNames = firstNames;
        this.surnames = surnames;
    }

    List<String> trades() {
        return switch (language) {
            case FR -> Words.TRADES_FR;
            case NL -> Words.TRADES_NL;
            case EN -> Words.TRADES_EN;
        };
    }

    List<String> forms() {
        if (language == Language.NL) return Words.FORMS_NL;
        return country.equals("BE") ? Words.FORMS_BE : Words.FORMS_FR;
    }
}
