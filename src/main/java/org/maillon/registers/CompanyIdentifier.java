package org.maillon.registers;

import java.util.Locale;
import java.util.Optional;
import org.maillon.kernel.EnterpriseNumber;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Siren;
import org.maillon.kernel.Siret;
import org.maillon.kernel.VatNumber;

/** A company by one of the numbers that registers know it by. */
public sealed interface CompanyIdentifier {
    /** A French company, with the establishment that was asked for where it was one. */
    record French(Siren siren, Optional<Siret> siret) implements CompanyIdentifier {
        @Override
        public String key() {
            return siret.map(Siret::digits).orElse(siren.digits());
        }

        @Override
        public String country() {
            return "FR";
        }

        @Override
        public Optional<VatNumber> vatNumber() {
            return Optional.of(VatNumber.of(siren));
        }
    }

    record Belgian(EnterpriseNumber number) implements CompanyIdentifier {
        @Override
        public String key() {
            return "BE" + number.digits();
        }

        @Override
        public String country() {
            return "BE";
        }

        @Override
        public Optional<VatNumber> vatNumber() {
            return Optional.of(VatNumber.of(number));
        }
    }

    /** Any other company of the Union, Monaco's with French numbers among them. */
    record European(VatNumber number) implements CompanyIdentifier {
        @Override
        public String key() {
            return number.value();
        }

        @Override
        public String country() {
            return switch (number.country()) {
                case "EL" -> "GR";
                case "XI" -> "GB";
                case "FR" -> "MC";
                default -> number.country();
            };
        }

        @Override
        public Optional<VatNumber> vatNumber() {
            return Optional.of(number);
        }
    }

    /** The same company has the same key: digits, with the country's letters before them outside France. */
    String key();

    /** Two capital letters. */
    String country();

    /** The VAT number the company has if it is registered for VAT and its key is of the usual kind. */
    Optional<VatNumber> vatNumber();

    /**
     * Reads what somebody typed: a SIREN, a SIRET, a mention of the commercial register, a Belgian enterprise number or a VAT
     * number, with or without blanks and dots. Refuses with what was expected, the right check digit where that is what is wrong.
     */
    static CompanyIdentifier read(String text) {
        var compact = text.replaceAll("[\\s\\p{Zs}.\\-]+", "").toUpperCase(Locale.ROOT);
        if (compact.matches("[0-9]{14}")) return ofSiret(new Siret(compact));
        if (compact.matches("[0-9]{9}")) return new French(new Siren(compact), Optional.empty());
        if (compact.matches("[0-9]{10}")) return new Belgian(new EnterpriseNumber(compact));
        if (compact.startsWith("RCS")) return new French(Siren.ofRegistration(text), Optional.empty());
        if (compact.matches("[A-Z]{2}(?=.*[0-9])[0-9A-Z+*]{2,}")) return ofVat(new VatNumber(compact));
        throw new InvalidValue("registers.wrong.identifier", shown(text.strip()));
    }

    private static CompanyIdentifier ofSiret(Siret siret) {
        return new French(siret.siren(), Optional.of(siret));
    }

    private static CompanyIdentifier ofVat(VatNumber number) {
        var belgian = number.enterpriseNumber().<CompanyIdentifier>map(Belgian::new);
        var french = number.siren().<CompanyIdentifier>map(siren -> new French(siren, Optional.empty()));
        return belgian.or(() -> french).orElseGet(() -> new European(number));
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
