package org.maillon.desk;

import org.maillon.payments.PromisePolicy;
import org.maillon.portal.PortalPolicy;

/** The settings as typed: days and percents, the amount in whole euros. */
public record CustomerPageForm(
        String linkDays, String promiseDays, String promisePercent, String callFrom, String callAfterDays) {
    private static final String WHOLE = "\\d{1,9}";

    boolean isReadable() {
        return linkDays.matches(WHOLE)
                && promiseDays.matches(WHOLE)
                && promisePercent.matches(WHOLE)
                && callFrom.matches(WHOLE)
                && callAfterDays.matches(WHOLE);
    }

    PortalPolicy portal() {
        return new PortalPolicy(
                Integer.parseInt(linkDays), Long.parseLong(callFrom) * 100, Integer.parseInt(callAfterDays));
    }

    PromisePolicy promises() {
        return new PromisePolicy(Integer.parseInt(promiseDays), Integer.parseInt(promisePercent));
    }
}
