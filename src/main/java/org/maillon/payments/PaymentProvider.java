package org.maillon.payments;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.maillon.kernel.Language;

/** Somebody who shows customers a page on which they pay, and pays us what they paid. Amounts in minor units. */
interface PaymentProvider {
    /**
     * A page to be made.
     *
     * @param key names it, here and there; asked again with the same key, it is the same page
     * @param label what the customer reads that it pays
     * @param back where the provider sends the customer afterwards
     */
    record Wanted(UUID key, long cents, String currency, String label, Language language, URI back, Instant until) {}

    record Hosted(String reference, URI url, Instant until) {}

    /** Refused in words, not reached, or not understood. */
    final class Unwilling extends IOException {
        Unwilling(String words) {
            super(words);
        }
    }

    Hosted host(Wanted wanted) throws IOException;

    /** Where a page stands, by the provider's reference. */
    PaymentStanding standing(String reference) throws IOException;

    /** Nobody can pay on it any more; does nothing where it was paid or has expired. */
    void close(String reference) throws IOException;

    /** What it pays out to our bank and expects to arrive from that day on. */
    List<Payout> payouts(LocalDate from) throws IOException;

    /** Reads what it calls us with; the signature proves that it is the provider, and that it was said just now. */
    Call read(String signature, byte[] body, Instant now);

    /** @param reference the provider's own */
    record Payout(String reference, String currency, long cents, LocalDate arrivesOn) {}

    /** A call, believed or not. */
    sealed interface Call {
        /**
         * @param event the provider's own name for it
         * @param live false for play money
         */
        record Believed(String event, String kind, boolean live, Instant at, News news) implements Call {}

        record Refused(Why why) implements Call {}

        enum Why {
            NO_SIGNATURE,
            WRONG_SIGNATURE,
            TOO_OLD,
            UNREADABLE
        }
    }

    /** What a call is about. */
    sealed interface News {
        /** A page's standing has changed; {@code key} as it was asked for. */
        record Page(UUID key, PaymentStanding standing) implements News {}

        /** Money of a payment was taken back from us. */
        record TakenBack(String name, String payment, long cents, String currency, String why) implements News {}

        record PaidOut(Payout payout) implements News {}

        /** Nothing that we follow. */
        record Other() implements News {}
    }
}
