package org.maillon.sales;

import java.time.Instant;
import java.util.Optional;
import org.maillon.evidence.DocumentId;

/**
 * The written confirmation of a version of an order, and what the customer said to it.
 *
 * @param document as it was sent, PDF/A
 */
public record Confirmation(
        int version,
        DocumentId document,
        String sentBy,
        Instant sentAt,
        Optional<Acknowledgement> acknowledgement,
        Optional<Objection> objection) {
    /** Who said that it is right, as what at the customer, from where and when. */
    public record Acknowledgement(String by, String as, String from, Instant at) {}

    /** What the customer says is wrong. */
    public record Objection(String what, Instant at) {}
}
