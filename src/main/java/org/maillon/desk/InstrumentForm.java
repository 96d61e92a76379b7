package org.maillon.desk;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.customers.AccountId;
import org.maillon.payments.Instrument.Kind;
import org.maillon.payments.NewInstrument;
import org.maillon.portal.FormText;

/** A cheque or a bill as typed. */
public record InstrumentForm(
        @Nullable Kind kind,
        @Nullable String number,
        @Nullable String drawer,
        @Nullable String customer,
        @Nullable String amount,
        @Nullable String receivedOn,
        @Nullable String dueOn,
        @Nullable String items) {
    private static final String EURO = "EUR";

    /** With nothing typed yet. */
    static InstrumentForm empty(LocalDate today) {
        return new InstrumentForm(Kind.CHEQUE, null, null, null, null, today.toString(), null, null);
    }

    Kind sort() {
        return Objects.requireNonNullElse(kind, Kind.CHEQUE);
    }

    /** Drawn by the customer where nobody else is named; the due day of a cheque, which has none, is passed over.
     * What is no amount or no day is refused. */
    NewInstrument about(AccountId account, String name) {
        return new NewInstrument(
                sort(),
                SenderForm.shown(number).strip(),
                SenderForm.shown(drawer).isBlank()
                        ? name
                        : SenderForm.shown(drawer).strip(),
                account,
                EURO,
                cents(),
                FormText.day(SenderForm.shown(receivedOn)),
                sort().isBill() && !SenderForm.shown(dueOn).isBlank()
                        ? Optional.of(FormText.day(SenderForm.shown(dueOn)))
                        : Optional.empty(),
                references());
    }

    private long cents() {
        return FormText.cents(SenderForm.shown(amount), Currency.getInstance(EURO))
                .orElse(0);
    }

    private List<String> references() {
        return Arrays.stream(SenderForm.shown(items).split("[\\s,;]+"))
                .filter(each -> !each.isBlank())
                .toList();
    }
}
