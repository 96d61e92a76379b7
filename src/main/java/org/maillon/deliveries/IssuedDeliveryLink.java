package org.maillon.deliveries;

import java.net.URI;
import java.time.Instant;

/** A link just written: its address can be seen now and never again. */
public record IssuedDeliveryLink(long id, URI address, Instant expiresAt) {}
