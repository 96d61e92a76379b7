package org.maillon.customers;

import java.util.Optional;
import org.maillon.kernel.EnterpriseNumber;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Siren;
import org.maillon.kernel.Siret;
import org.maillon.kernel.VatNumber;

/**
 * The numbers that name a company; those that follow from others are filled in, and two that name different companies are
 * refused. A VAT number is not made up from a SIREN: not every company has one.
 */
public record CompanyNumbers(
        Optional<Siren> siren,
        Optional<Siret> siret,
        Optional<VatNumber> vatNumber,
        Optional<EnterpriseNumber> enterpriseNumber) {
    public static final CompanyNumbers NONE =
            new CompanyNumbers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public CompanyNumbers {
        siren = same(siren, siret.map(Siret::siren), vatNumber.flatMap(VatNumber::siren));
        enterpriseNumber = same(enterpriseNumber, vatNumber.flatMap(VatNumber::enterpriseNumber), Optional.empty());
        if (siren.isPresent() && enterpriseNumber.isPresent())
            throw new InvalidValue(
                    "customers.numbers.two-countries",
                    siren.get().display(),
                    enterpriseNumber.get().display());
    }

    /** As typed, each alone; blanks and absence are the same. Refuses a wrong number in the words of its kind. */
    public static CompanyNumbers of(String siren, String siret, String vatNumber, String enterpriseNumber) {
        return new CompanyNumbers(
                typed(siren).map(Siren::new),
                typed(siret).map(Siret::new),
                typed(vatNumber).map(VatNumber::new),
                typed(enterpriseNumber).map(EnterpriseNumber::parse));
    }

    /** One number of any kind: nine digits are a SIREN, fourteen a SIRET, ten a Belgian enterprise number, letters begin VAT. */
    public static CompanyNumbers read(String text) {
        var compact = text.replaceAll("[\\s\\p{Zs}.\\-]+", "");
        if (compact.matches("[0-9]{9}")) return of(compact, "", "", "");
        if (compact.matches("[0-9]{14}")) return of("", compact, "", "");
        if (compact.matches("[0-9]{10}")) return of("", "", "", compact);
        if (compact.matches("[A-Za-z]{2}.{2,13}")) return of("", "", compact, "");
        throw new InvalidValue(
                "customers.numbers.unknown",
                text.strip().substring(0, Math.min(40, text.strip().length())));
    }

    /** These and others of the same company; refused where they name two. */
    public CompanyNumbers and(CompanyNumbers others) {
        if (siren.isPresent() && others.siren.isPresent() && !siren.equals(others.siren))
            throw new InvalidValue("customers.numbers.two-companies", shown(siren), shown(others.siren));
        return new CompanyNumbers(
                siren.or(() -> others.siren),
                siret.or(() -> others.siret),
                vatNumber.or(() -> others.vatNumber),
                enterpriseNumber.or(() -> others.enterpriseNumber));
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Two capital letters of the country these numbers belong to; empty where there are none. */
    public Optional<String> country() {
        if (siren.isPresent()) return Optional.of("FR");
        if (enterpriseNumber.isPresent()) return Optional.of("BE");
        return vatNumber.map(CompanyNumbers::country);
    }

    /** Greece, Northern Ireland and Monaco write other letters than their countries have. */
    private static String country(VatNumber number) {
        return switch (number.country()) {
            case "EL" -> "GR";
            case "XI" -> "GB";
            case "FR" -> "MC";
            default -> number.country();
        };
    }

    private static <T extends Record> Optional<T> same(Optional<T> said, Optional<T> second, Optional<T> third) {
        var first = said.or(() -> second).or(() -> third);
        for (var other : java.util.List.of(second, third)) {
            if (other.isPresent() && !other.equals(first))
                throw new InvalidValue("customers.numbers.two-companies", shown(first), shown(other));
        }
        return first;
    }

    private static String shown(Optional<? extends Record> number) {
        return number.map(it -> switch (it) {
                    case Siren siren -> siren.display();
                    case EnterpriseNumber enterprise -> enterprise.display();
                    default -> it.toString();
                })
                .orElse("");
    }

    private static Optional<String> typed(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }
}
