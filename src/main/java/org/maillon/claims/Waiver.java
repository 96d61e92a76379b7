package org.maillon.claims;

import java.time.Instant;

/** What was given up of a claim, in minor units of its currency, and why. */
public record Waiver(long cents, String reason, Instant madeAt, String madeBy) {}
