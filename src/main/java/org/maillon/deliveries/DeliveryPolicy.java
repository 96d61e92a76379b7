package org.maillon.deliveries;

import org.maillon.kernel.InvalidValue;

/**
 * What a company decided about signing on phones.
 *
 * @param placeAsked whether the page may ask where it was signed; who signs may still say no
 * @param linkDays for how many days from the planned one a link is good, 1 to 90
 */
public record DeliveryPolicy(boolean placeAsked, int linkDays) {
    public static final DeliveryPolicy USUAL = new DeliveryPolicy(false, 7);

    public DeliveryPolicy {
        if (linkDays < 1 || linkDays > 90) throw new InvalidValue("deliveries.link-days");
    }
}
