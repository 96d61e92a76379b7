package org.maillon.terms;

import java.time.Instant;

/** That a version was sent to a customer, in which message. */
public record SentTerms(long id, long version, String label, long message, Instant sentAt, String sentBy) {}
