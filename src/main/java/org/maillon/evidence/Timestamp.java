package org.maillon.evidence;

import java.time.Instant;

/** What an outside authority signed about a happening: that it was known at that instant (RFC 3161). */
public record Timestamp(long happening, Instant at, String authority) {}
