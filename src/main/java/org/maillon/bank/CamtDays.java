package org.maillon.bank;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.maillon.bank.BankProblem.Code;

/** Days as camt writes them: the bank's own calendar day, whatever the hour and zone behind it. */
final class CamtDays {
    private static final int DAY_LENGTH = 10;

    private CamtDays() {}

    /** Of a choice between a day and an instant; null where there is neither. */
    static @Nullable LocalDate of(@Nullable XmlElement choice) {
        if (choice == null) return null;
        var day = choice.at("Dt");
        return day(day == null ? choice.at("DtTm") : day);
    }

    static @Nullable LocalDate day(@Nullable XmlElement element) {
        if (element == null) return null;
        var written = element.ownText();
        if (written == null) return null;
        try {
            return LocalDate.parse(written.length() > DAY_LENGTH ? written.substring(0, DAY_LENGTH) : written);
        } catch (DateTimeParseException wrong) {
            throw BankFileRefused.at(element.line, element.column, Code.BAD_DATE, written);
        }
    }
}
