package org.maillon.customers;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.EnterpriseNumber;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Siren;
import org.maillon.kernel.Siret;
import org.maillon.kernel.VatNumber;

/** Numbers as the books had them, brought in without a check: what is no number is as if it were not there. */
final class KnownNumbers {
    private KnownNumbers() {}

    static CompanyNumbers of(
            @Nullable String siren, @Nullable String siret, @Nullable String vatNumber, @Nullable String enterprise) {
        var known = new CompanyNumbers[] {CompanyNumbers.NONE};
        read(siret, Siret::new).ifPresent(it -> known[0] = with(known[0], Optional.empty(), Optional.of(it)));
        read(siren, Siren::new).ifPresent(it -> known[0] = with(known[0], Optional.of(it), known[0].siret()));
        var numbers = known[0];
        var number = read(enterprise, EnterpriseNumber::parse);
        var vat = read(vatNumber, VatNumber::new);
        return agreeing(() -> new CompanyNumbers(numbers.siren(), numbers.siret(), vat, number))
                .or(() ->
                        agreeing(() -> new CompanyNumbers(numbers.siren(), numbers.siret(), Optional.empty(), number)))
                .orElse(numbers);
    }

    private static CompanyNumbers with(CompanyNumbers known, Optional<Siren> siren, Optional<Siret> siret) {
        return agreeing(() -> new CompanyNumbers(siren, siret, Optional.empty(), Optional.empty()))
                .orElse(known);
    }

    private static Optional<CompanyNumbers> agreeing(java.util.function.Supplier<CompanyNumbers> numbers) {
        try {
            return Optional.of(numbers.get());
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> read(@Nullable String text, Function<String, T> parse) {
        if (text == null || text.isBlank()) return Optional.empty();
        try {
            return Optional.of(parse.apply(text));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
