package org.maillon.payments;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.maillon.kernel.Code;
import org.maillon.kernel.InvalidValue;

/**
 * How far a company lets a receipt be from what it pays, where what is given up goes, and whether it says thanks.
 *
 * @param toleranceCents a difference up to here is written off without asking, where the rest is certain; 0 to 100,000
 * @param feeCents a shortfall up to here is proposed as the bank's fees; 0 to 100,000
 * @param accounts of the company's chart
 * @param discount for customers with whom nothing else was agreed
 */
public record ReceiptPolicy(
        long toleranceCents, long feeCents, CounterAccounts accounts, Optional<DiscountTerms> discount, Thanks thanks) {
    private static final long MOST_CENTS = 100_000;
    private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Z]{1,20}");

    public ReceiptPolicy {
        if (toleranceCents < 0 || toleranceCents > MOST_CENTS) throw new InvalidValue("payments.matching.tolerance");
        if (feeCents < 0 || feeCents > MOST_CENTS) throw new InvalidValue("payments.matching.fee");
    }

    /** To which accounts of the chart go small differences, fees that banks kept, and discounts taken. */
    public record CounterAccounts(String difference, String fee, String discount) {
        /** As the French chart has them: 658, 627, 665. */
        static final CounterAccounts FRENCH = new CounterAccounts("658", "627", "665");

        /** As the Belgian chart has them: the rest of the financial charges. */
        static final CounterAccounts BELGIAN = new CounterAccounts("657", "657", "657");

        public CounterAccounts {
            difference = account(difference);
            fee = account(fee);
            discount = account(discount);
        }

        private static String account(String typed) {
            var account = typed.strip().toUpperCase(Locale.ROOT);
            if (!ACCOUNT.matcher(account).matches()) throw new InvalidValue("payments.matching.account", account);
            return account;
        }

        static CounterAccounts of(String country) {
            return country.equals("BE") ? BELGIAN : FRENCH;
        }
    }

    /** Whether a customer is thanked for a payment. */
    public enum Thanks {
        NEVER,
        /** Not while the customer still owes something that is late. */
        WHEN_NOTHING_IS_LATE,
        ALWAYS;

        public String code() {
            return Code.of(this);
        }

        public static Thanks of(String code) {
            for (var thanks : values()) if (thanks.code().equals(code)) return thanks;
            throw new InvalidValue("payments.thanks.unknown", code);
        }
    }

    /** Of a company that said nothing. */
    static ReceiptPolicy usual(String country) {
        return new ReceiptPolicy(
                MatchingPolicy.USUAL.toleranceCents(),
                MatchingPolicy.USUAL.feeCents(),
                CounterAccounts.of(country),
                Optional.empty(),
                Thanks.NEVER);
    }
}
