package org.maillon.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.registers.InsolvencyKind;
import org.maillon.registers.NewInsolvency;

/** An insolvency as a person typed it. */
public record InsolvencyForm(
        @Nullable String procedure,
        @Nullable String court,
        @Nullable String openedOn,
        @Nullable String publishedOn,
        @Nullable String declareBy) {
    /** Nothing typed yet. */
    public static final InsolvencyForm EMPTY = new InsolvencyForm(null, null, null, null, null);

    /** The key of the sentence that says what is missing; empty where {@link #entered} can be made. */
    Optional<String> problem() {
        if (kind().isEmpty()) return Optional.of("registers.wrong.kind");
        boolean days = day(openedOn).isPresent() && day(publishedOn).isPresent();
        return days ? Optional.empty() : Optional.of("registers.wrong.day");
    }

    NewInsolvency entered(AccountId account) {
        return new NewInsolvency(
                account,
                kind().orElseThrow(),
                day(openedOn).orElseThrow(),
                day(publishedOn).orElseThrow(),
                written(court),
                day(declareBy));
    }

    /** The procedure chosen, else the one most often noted in that country. */
    public InsolvencyKind kindOr(String country) {
        return kind().orElse(country.equals("BE") ? InsolvencyKind.BANKRUPTCY : InsolvencyKind.LIQUIDATION);
    }

    /** As typed, empty where nothing was. */
    public static String written(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private Optional<InsolvencyKind> kind() {
        return InsolvencyKind.of(written(procedure));
    }

    private static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return Optional.of(written(typed)).filter(text -> !text.isEmpty()).map(LocalDate::parse);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
