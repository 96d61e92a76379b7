package org.maillon.deliveries;

import org.maillon.kernel.InvalidValue;

/** Where the phone was, in degrees, and how sure it was of that in metres. */
public record Place(double latitude, double longitude, int accuracyMetres) {
    public Place {
        boolean onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && accuracyMetres >= 0;
        if (!onEarth) throw new InvalidValue("deliveries.place");
    }
}
