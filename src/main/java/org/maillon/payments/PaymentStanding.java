package org.maillon.payments;

import java.util.Optional;

/** Where a page of a provider stands, as the provider says. */
sealed interface PaymentStanding {
    /** Nobody has paid yet. */
    record Open() implements PaymentStanding {}

    /** The customer has given the order; the money is not certain yet. */
    record Pending() implements PaymentStanding {}

    /**
     * @param payment the provider's name of the payment
     * @param cents what was paid, minor units
     */
    record Paid(String payment, long cents, String currency, Optional<String> payer) implements PaymentStanding {}

    /** Nobody can pay there any more. */
    record Expired() implements PaymentStanding {}

    /** An order that came to nothing. */
    record Failed() implements PaymentStanding {}
}
