package org.maillon.deliveries;

import org.maillon.kernel.InvalidValue;

/**
 * What a company decided about deliveries and signing on phones.
 *
 * @param placeAsked whether the page may ask where it was signed; who signs may still say no
 * @param linkDays for how many days from the planned one a link is good, 1 to 90
 * @param overPercent how much more than ordered may be delivered of a line without saying that it is meant, 0 to 100
 * @param unsignedDays so many days after the planned one somebody is asked to see to a delivery that nobody signed, 1 to 90;
 *     0 asks nobody
 */
public record DeliveryPolicy(boolean placeAsked, int linkDays, int overPercent, int unsignedDays) {
    public static final DeliveryPolicy USUAL = new DeliveryPolicy(false, 7, 0, 2);

    public DeliveryPolicy {
        if (linkDays < 1 || linkDays > 90) throw new InvalidValue("deliveries.link-days");
        if (overPercent < 0 || overPercent > 100) throw new InvalidValue("deliveries.over-percent");
        if (unsignedDays < 0 || unsignedDays > 90) throw new InvalidValue("deliveries.unsigned-days");
    }
}
