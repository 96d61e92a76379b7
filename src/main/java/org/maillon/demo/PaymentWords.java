package org.maillon.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** How payers write: their name as a bank cuts it, an invoice's number as they please, and words around it. */
final class PaymentWords {
    private static final List<String> ONE = List.of(
            "FACTURE %s",
            "Fact. %s",
            "REGLEMENT FACTURE N° %s",
            "%s",
            "VIR SEPA %s",
            "votre facture %s du %d/%m",
            "Factuur %s",
            "betaling factuur nr %s",
            "INV %s",
            "/INV/%s",
            "REGLT FACT %s CDE %o",
            "Paiement %s ref client %o",
            "F %s MERCI",
            "invoice %s, order %o");
    private static final List<String> MANY = List.of(
            "FACTURES %s",
            "FACT %s", "%s", "REGLEMENT FACTURES %s", "VIR %s", "facturen %s", "RELEVE %d/%m %s", "INVOICES %s");
    private static final List<String> NONE = List.of(
            "VIREMENT",
            "REGLEMENT",
            "solde de tout compte",
            "VIR SEPA EMIS",
            "facture",
            "betaling",
            "paiement %d/%m",
            "RELEVE FIN DE MOIS",
            "",
            "MERCI",
            "commande %o");
    private static final List<String> JOINTS = List.of(", ", " ", "/", " + ", ";", " ET ", "-", ",");

    private static final List<String> OTHER_INCOME = List.of(
            "REMBOURSEMENT CREDIT DE TVA",
            "INTERETS CREDITEURS",
            "VIREMENT INTERNE",
            "REMISE CB 2611",
            "CPAM IJSS",
            "INDEMNITE SINISTRE 2026/88123",
            "REMB TROP PERCU FACTURE FOURNISSEUR 88712");
    private static final List<String> MONEY_OUT =
            List.of("SALAIRE NOVEMBRE", "PRLV URSSAF", "FRAIS TENUE DE COMPTE", "VIR FOURNISSEUR FA 88120", "LOYER");

    private final Dice dice;

    PaymentWords(Dice dice) {
        this.dice = dice;
    }

    String otherIncome() {
        return dice.pick(OTHER_INCOME);
    }

    String moneyOut() {
        return dice.pick(MONEY_OUT);
    }

    String one(String number) {
        return filled(dice.pick(ONE), number);
    }

    String many(List<String> numbers) {
        var joint = dice.pick(JOINTS);
        return filled(dice.pick(MANY), String.join(joint, numbers));
    }

    String none() {
        return filled(dice.pick(NONE), "");
    }

    private String filled(String pattern, String numbers) {
        return pattern.replace("%s", numbers)
                .replace("%d", String.format(Locale.ROOT, "%02d", dice.between(1, 28)))
                .replace("%m", String.format(Locale.ROOT, "%02d", dice.between(1, 12)))
                .replace("%o", Integer.toString(dice.between(10_000, 99_999)));
    }

    /** The number as a person copies it. */
    String number(String reference) {
        int chance = dice.between(0, 99);
        if (chance < 55) return reference;
        if (chance < 70) return reference.replaceAll("[^0-9A-Z]", "");
        if (chance < 80) return reference.replaceAll("[^0-9]", "");
        if (chance < 86) return reference.replace('-', ' ').replace('/', ' ');
        if (chance < 90) return reference.toLowerCase(Locale.ROOT);
        if (chance < 94) return reference.replace('-', '/');
        if (chance < 97) return reference.replaceAll("^.*[-/]", "");
        return reference.replaceAll("^.*[-/]0*", "");
    }

    /** One digit wrong, two exchanged, or one forgotten. */
    String slipped(String number) {
        int at = number.length() - dice.between(1, 5);
        if (at < 1) return number;
        char wrong = (char) ('0' + (number.charAt(at) - '0' + dice.between(1, 9) + 10) % 10);
        return switch (dice.between(0, 2)) {
            case 0 -> number.substring(0, at) + wrong + number.substring(at + 1);
            case 1 ->
                number.substring(0, at - 1) + number.charAt(at) + number.charAt(at - 1) + number.substring(at + 1);
            default -> number.substring(0, at) + number.substring(at + 1);
        };
    }

    /** A name as banks carry it: capitals, no accents, sometimes cut, sometimes without its legal form. */
    String name(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .toUpperCase(Locale.ROOT);
        int chance = dice.between(0, 99);
        if (chance < 15) plain = plain.replaceAll(" (SARL|SAS|EURL|SA)$", "");
        if (chance >= 85) plain = plain.replace("&", "ET");
        return plain.length() > 35 && chance % 2 == 0 ? plain.substring(0, 35) : plain;
    }

    /** +++ddd/dddd/ddddd+++, or without its ornaments. */
    String structured(String twelve) {
        var parts = List.of(twelve.substring(0, 3), twelve.substring(3, 7), twelve.substring(7));
        return switch (dice.between(0, 5)) {
            case 0, 1 -> "+++" + String.join("/", parts) + "+++";
            case 2 -> "***" + String.join("/", parts) + "***";
            case 3 -> String.join("/", parts);
            case 4 -> twelve;
            default -> String.join(" ", parts);
        };
    }
}
