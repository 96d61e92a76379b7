package org.maillon.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import org.maillon.claims.Imputation;
import org.maillon.claims.Rate;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.Money;
import org.maillon.portal.FormText;
import org.maillon.terms.Clauses;
import org.maillon.terms.NewVersion;

/** A version of the terms of sale as it was typed; unreadable fields are refused one by one, in words. */
public record TermsForm(
        String label,
        String inForceFrom,
        String language,
        String rate,
        String fee,
        String court,
        String claimDays,
        String imputation,
        boolean retention,
        boolean initials) {
    static final TermsForm EMPTY =
            new TermsForm("", "", "fr", "", "40", "", "", Imputation.INTEREST_FIRST.code(), true, false);

    NewVersion version() {
        var clauses = new Clauses(
                rate.isBlank() ? Optional.empty() : Optional.of(Rate.parse(rate.replace("%", ""))),
                cents(fee),
                retention,
                court,
                days(),
                Imputation.of(imputation));
        return new NewVersion(label, day(inForceFrom), initials, clauses);
    }

    Language chosenLanguage() {
        for (var each : Language.values()) if (each.code().equals(language)) return each;
        throw new InvalidValue("terms.wrong.language");
    }

    private static long cents(String fee) {
        Currency euro = Money.EUR;
        return FormText.cents(fee, euro).orElse(0);
    }

    private OptionalInt days() {
        if (claimDays.isBlank()) return OptionalInt.empty();
        if (!claimDays.strip().matches("[0-9]{1,4}")) throw new InvalidValue("terms.wrong.claim-days");
        return OptionalInt.of(Integer.parseInt(claimDays.strip()));
    }

    static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            throw new InvalidValue("terms.wrong.day");
        }
    }
}
