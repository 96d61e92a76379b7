package org.maillon.portal;

import java.net.URI;
import java.time.Instant;

/** A link just written: its address can be seen now and never again. */
public record IssuedLink(long id, URI address, Instant expiresAt) {}
