package org.maillon.portal;

import org.maillon.kernel.InvalidValue;

/**
 * How a company receives its customers.
 *
 * @param linkDays how long a link lives, 1 to 365
 * @param callFromCents from which amount silence after a courtesy contact is worth a call, in euro cents
 * @param callAfterDays how many days of silence, 1 to 60
 */
public record PortalPolicy(int linkDays, long callFromCents, int callAfterDays) {
    public static final PortalPolicy USUAL = new PortalPolicy(60, 500_000, 5);

    public PortalPolicy {
        if (linkDays < 1 || linkDays > 365) throw new InvalidValue("portal.policy.days");
        if (callFromCents < 0) throw new InvalidValue("portal.policy.amount");
        if (callAfterDays < 1 || callAfterDays > 60) throw new InvalidValue("portal.policy.call-days");
    }
}
