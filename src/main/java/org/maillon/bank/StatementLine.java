package org.maillon.bank;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One movement on the account, as the bank told it.
 *
 * @param place the line of the file on which it begins, 1 for the first
 * @param amountCents minor units of the currency, above 0 when credited to us
 * @param currency ISO 4217
 * @param payer the other party: who pays when it is credited, who is paid when it is debited
 * @param payerIban the other party's account, without blanks; a number that is no IBAN where the bank gives none
 * @param reference what stands in a field of its own for it: a document's number, else the instruction's reference
 * @param structuredReference RF reference (capitals, no blanks) or twelve digits of a Belgian communication; also where
 *     its check digits are wrong, which a problem of the statement then says
 * @param text all that the payer wrote, else what the bank writes about the movement; empty when nothing
 * @param bankReference the bank's own number of the movement
 * @param returned a payment sent back: an unpaid debit or cheque, a rejected transfer, a correction
 * @param returnReason ISO 20022 code such as {@code AC04} or {@code MD06}, else the bank's own
 */
public record StatementLine(
        int place,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        long amountCents,
        String currency,
        @Nullable String payer,
        @Nullable String payerIban,
        @Nullable String reference,
        @Nullable String structuredReference,
        String text,
        @Nullable String endToEndId,
        @Nullable String mandateId,
        @Nullable String bankReference,
        boolean returned,
        @Nullable String returnReason) {}
