package org.maillon.deliveries;

import java.time.Instant;

/** Something done with a delivery, and what it became by it; {@code why} may be empty. */
public record DeliveryChange(int number, String act, DeliveryState state, String who, String why, Instant at) {}
