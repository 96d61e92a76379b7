package org.maillon.messages;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Code;
import org.maillon.kernel.Iban;
import org.maillon.kernel.Language;

/**
 * What a reminder has to say, in figures and names; {@link Letters} finds the words. Amounts are whole minor units of the
 * one currency; {@code totalCents} is what is asked for: the included lines less the credits.
 *
 * @param sellerCountry whose law on late payment is recalled from the second reminder on: "FR" or "BE", else none is
 * @param today the day the letter leaves
 * @param payBy the day by which the answer is awaited; not said in a courtesy contact
 * @param claims what the law grants besides the principal, said from the second reminder on; null where nothing is claimed
 */
public record ReminderLetter(
        Creditor creditor,
        String sellerCountry,
        String customerName,
        @Nullable String contactName,
        Language language,
        Tone tone,
        Currency currency,
        LocalDate today,
        LocalDate payBy,
        List<Line> lines,
        List<Credit> credits,
        long totalCents,
        @Nullable Claims claims) {

    public ReminderLetter {
        lines = List.copyOf(lines);
        credits = List.copyOf(credits);
    }

    /** From friendly to firm, never rude: it is written between equals. */
    public enum Tone {
        /** Before the due date: is everything in order? */
        COURTESY,
        FIRST,
        SECOND,
        /** Announces the next step. */
        THIRD;

        /** The template that words it where a step names no other. */
        public String template() {
            return Code.of(this);
        }
    }

    /** Who writes and where to pay; {@code reference} is what the customer shall quote. */
    public record Creditor(
            String name,
            String signatureName,
            @Nullable String phone,
            String beneficiary,
            @Nullable Iban iban,
            @Nullable String bic,
            @Nullable String reference) {
        /** As the company's sender says; {@code beneficiary} is the company to which the account belongs. */
        public static Creditor of(Sender sender, String beneficiary) {
            return new Creditor(
                    sender.fromName(),
                    sender.signatureName(),
                    sender.phone(),
                    beneficiary,
                    sender.iban() == null ? null : new Iban(sender.iban()),
                    sender.bic(),
                    null);
        }
    }

    /** An open item; {@code included} in what is asked for, or shown for information. Days late are negative before the due date. */
    public record Line(
            String reference,
            @Nullable String purchaseOrderNumber,
            LocalDate issuedOn,
            LocalDate dueOn,
            long amountCents,
            long openCents,
            int daysLate,
            boolean included) {}

    /** What speaks for the customer and is taken off: a credit note, a receipt not yet matched. */
    public record Credit(String label, long amountCents) {}

    /** Recovery fee and late interest accrued until today; zero is not mentioned. */
    public record Claims(long recoveryFeeCents, long interestCents) {}
}
