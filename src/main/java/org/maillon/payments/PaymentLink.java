package org.maillon.payments;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Code;

/**
 * A page of a provider on which a customer pays by card.
 *
 * @param key its name at the provider, and on the page to which the customer comes back
 * @param cents minor units
 * @param url where to pay; empty before the provider has answered
 * @param receipt what was paid there
 */
public record PaymentLink(
        long id,
        UUID key,
        AccountId account,
        String currency,
        long cents,
        State state,
        Optional<String> reference,
        Optional<String> url,
        Instant expiresAt,
        Instant askedAt,
        String askedBy,
        OptionalLong receipt) {
    /** Where it stands. */
    public enum State {
        /** The provider has not answered. */
        ASKED,
        OPEN,
        /** An order was given whose money is not certain yet. */
        PENDING,
        PAID,
        EXPIRED,
        /** The order came to nothing. */
        FAILED,
        /** Another amount or currency than asked for: a person looks. */
        DOUBTFUL;

        public String code() {
            return Code.of(this);
        }

        static State of(String stored) {
            return Code.read(State.class, stored);
        }

        public boolean isSettled() {
            return this != ASKED && this != OPEN && this != PENDING;
        }
    }
}
