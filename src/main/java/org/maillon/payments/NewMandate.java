package org.maillon.payments;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Iban;
import org.maillon.kernel.InvalidValue;

/**
 * A mandate as it was signed. A reference, a name or a BIC no bank would take is refused.
 *
 * @param reference 1 to 35 characters of the SEPA set; empty to be given one
 * @param debtor the name on the bank account
 * @param document what was signed: PDF, picture or text
 * @param noticeDays agreed for this customer, 1 to 60
 */
public record NewMandate(
        AccountId account,
        Optional<String> reference,
        DebitScheme scheme,
        boolean recurrent,
        String debtor,
        Iban iban,
        Optional<String> bic,
        LocalDate signedOn,
        Optional<Document> document,
        OptionalInt noticeDays) {
    private static final int LONGEST_DEBTOR = 200;

    /** What was signed, as it came. */
    public record Document(byte[] content, String mediaType, String name) {}

    public NewMandate {
        reference = reference.map(String::strip);
        debtor = debtor.strip();
        bic = bic.map(code -> code.strip().toUpperCase(java.util.Locale.ROOT)).filter(code -> !code.isEmpty());
        if (reference.filter(text -> !SepaText.isIdentifier(text)).isPresent())
            throw new InvalidValue("payments.debit.wrong.reference", reference.get());
        if (debtor.length() > LONGEST_DEBTOR
                || SepaText.of(debtor, DebitFileRules.LONGEST_NAME).isEmpty())
            throw new InvalidValue("payments.debit.wrong.debtor");
        if (!DebitFileRules.isBic(bic)) throw new InvalidValue("payments.debit.wrong.bic", bic.orElse(""));
        noticeDays.ifPresent(DebitCreditor::checkNotice);
    }
}
