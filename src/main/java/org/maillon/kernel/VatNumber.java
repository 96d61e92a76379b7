package org.maillon.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A VAT number with its country's two letters (Directive 2006/112/EC, art. 215: Greece writes EL, Northern Ireland XI).
 * French and Belgian check digits are checked, those of other countries only in form; whether the number is in use is a
 * question for VIES.
 */
public record VatNumber(String value) {
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("AT", "U[0-9]{8}"),
            form("BE", "[0-9]{9,10}"),
            form("BG", "[0-9]{9,10}"),
            form("CY", "[0-9]{8}[A-Z]"),
            form("CZ", "[0-9]{8,10}"),
            form("DE", "[1-9][0-9]{8}"),
            form("DK", "[0-9]{8}"),
            form("EE", "[0-9]{9}"),
            form("EL", "[0-9]{9}"),
            form("ES", "[A-Z][0-9]{7}[A-Z0-9]|[0-9]{8}[A-Z]"),
            form("FI", "[0-9]{8}"),
            form("FR", "[0-9A-HJ-NP-Z]{2}[0-9]{9}"),
            form("HR", "[0-9]{11}"),
            form("HU", "[0-9]{8}"),
            form("IE", "[0-9]{7}[A-W][A-I]?|[0-9][A-Z+*][0-9]{5}[A-W]"),
            form("IT", "[0-9]{11}"),
            form("LT", "[0-9]{9}|[0-9]{12}"),
            form("LU", "[0-9]{8}"),
            form("LV", "[0-9]{11}"),
            form("MT", "[0-9]{8}"),
            form("NL", "[0-9]{9}B[0-9]{2}"),
            form("PL", "[0-9]{10}"),
            form("PT", "[0-9]{9}"),
            form("RO", "[1-9][0-9]{1,9}"),
            form("SE", "[0-9]{10}01"),
            form("SI", "[1-9][0-9]{7}"),
            form("SK", "[1-9][0-9]{9}"),
            form("XI", "[0-9]{9}|[0-9]{12}|GD[0-9]{3}|HA[0-9]{3}"));

    /** The characters of French keys in their order: no I, no O. */
    private static final String KEY_ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** Monaco's companies have French VAT numbers on numbers that are no SIREN. */
    private static final String MONACO = "000";

    /** Takes the number with its country's letters, with or without blanks and dots. */
    public VatNumber {
        var read = Written.compact(value);
        var country = read.length() < 2 ? read : read.substring(0, 2);
        var form = FORMS.get(country);
        if (form == null) throw new InvalidValue("kernel.vat.country", value.strip());
        var national = read.substring(2);
        if (!form.matcher(national).matches()) throw new InvalidValue("kernel.vat.form", value.strip(), country);
        value = switch (country) {
            case "BE" -> country + new EnterpriseNumber(national).digits();
            case "FR" -> country + checkedFrench(national);
            default -> read;
        };
    }

    /** A French number, with or without the letters FR. */
    public static VatNumber french(String text) {
        var read = Written.compact(text);
        return new VatNumber(read.length() == 13 ? read : "FR" + read);
    }

    /** The number a French company has when its key is of the usual, numeric kind. */
    public static VatNumber of(Siren siren) {
        return new VatNumber("FR" + numericKey(siren.digits()) + siren.digits());
    }

    public static VatNumber of(EnterpriseNumber number) {
        return new VatNumber("BE" + number.digits());
    }

    /** Two letters, as the number writes them. */
    public String country() {
        return value.substring(0, 2);
    }

    /** The company of a French number; none for other countries and for Monaco. */
    public Optional<Siren> siren() {
        if (!country().equals("FR") || value.startsWith(MONACO, 4)) return Optional.empty();
        return Optional.of(new Siren(value.substring(4)));
    }

    /** The company of a Belgian number; none for other countries. */
    public Optional<EnterpriseNumber> enterpriseNumber() {
        return country().equals("BE") ? Optional.of(new EnterpriseNumber(value.substring(2))) : Optional.empty();
    }

    /** FR 44 732 829 320, BE 0403.019.261; other countries in one piece after their letters. */
    public String display() {
        var national = value.substring(2);
        return country() + " "
                + switch (country()) {
                    case "BE" -> new EnterpriseNumber(national).display();
                    case "FR" -> Written.grouped(national, " ", 2, 3);
                    default -> national;
                };
    }

    private static String checkedFrench(String national) {
        var key = national.substring(0, 2);
        var company = national.substring(2);
        if (!company.startsWith(MONACO)) new Siren(company);
        if (key.matches("[0-9]{2}")) {
            var expected = numericKey(company);
            if (!key.equals(expected)) throw new InvalidValue("kernel.vat.french-key", "FR" + national, expected);
        } else if (!isLetterKeyOf(key, Integer.parseInt(company))) {
            throw new InvalidValue("kernel.vat.french-letter-key", "FR" + national, key);
        }
        return national;
    }

    private static String numericKey(String company) {
        return CheckDigits.twoDigits(CheckDigits.mod97(company + "12"));
    }

    private static boolean isLetterKeyOf(String key, int company) {
        int first = KEY_ALPHABET.indexOf(key.charAt(0));
        int second = KEY_ALPHABET.indexOf(key.charAt(1));
        int rank = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
        return (company + 1 + rank / 11) % 11 == rank % 11;
    }

    private static Map.Entry<String, Pattern> form(String country, String national) {
        return Map.entry(country, Pattern.compile(national));
    }
}
