package org.maillon.desk;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.kernel.TypedAmount;
import org.maillon.payments.DiscountTerms;
import org.maillon.payments.ReceiptPolicy;
import org.maillon.payments.ReceiptPolicy.CounterAccounts;
import org.maillon.payments.ReceiptPolicy.Thanks;

/** What a company settles about its receipts, as typed: amounts in whole currency, per cent. */
public record ReceiptPolicyForm(
        @Nullable String tolerance,
        @Nullable String fee,
        @Nullable String differenceAccount,
        @Nullable String feeAccount,
        @Nullable String discountAccount,
        @Nullable String discountPercent,
        @Nullable String discountDays,
        @Nullable String thanks) {
    static ReceiptPolicyForm of(ReceiptPolicy policy, Language language) {
        var accounts = policy.accounts();
        return new ReceiptPolicyForm(
                TypedAmount.shown(policy.toleranceCents(), language),
                TypedAmount.shown(policy.feeCents(), language),
                accounts.difference(),
                accounts.fee(),
                accounts.discount(),
                policy.discount().map(terms -> percent(terms, language)).orElse(""),
                policy.discount().map(terms -> String.valueOf(terms.days())).orElse(""),
                policy.thanks().code());
    }

    ReceiptPolicy policy() {
        var accounts = new CounterAccounts(shown(differenceAccount), shown(feeAccount), shown(discountAccount));
        return new ReceiptPolicy(
                cents(tolerance),
                cents(fee),
                accounts,
                discount(discountPercent, discountDays),
                Thanks.of(shown(thanks)));
    }

    /** Nothing typed is no discount. */
    static Optional<DiscountTerms> discount(@Nullable String percent, @Nullable String days) {
        if (shown(percent).isBlank() && shown(days).isBlank()) return Optional.empty();
        int points = TypedPercent.basisPoints(shown(percent), "payments.discount.percent");
        if (!days(days).matches("\\d{1,3}")) throw new InvalidValue("payments.discount.days");
        return Optional.of(new DiscountTerms(points, Integer.parseInt(days(days))));
    }

    private static String days(@Nullable String days) {
        return shown(days).strip();
    }

    private static String percent(DiscountTerms terms, Language language) {
        return TypedAmount.shown((long) terms.basisPoints(), language);
    }

    private static long cents(@Nullable String typed) {
        if (!TypedAmount.isReadable(shown(typed))) throw new InvalidValue("payments.matching.tolerance");
        return Objects.requireNonNullElse(TypedAmount.cents(shown(typed)), 0L);
    }

    private static String shown(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
