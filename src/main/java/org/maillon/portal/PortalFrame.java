package org.maillon.portal;

import org.maillon.portal.CustomerView.Files;
import org.maillon.portal.CustomerView.Form;

/**
 * What every page under a link shows around its own content.
 *
 * @param base the path of the customer's page, {@code /c/<token>}
 * @param creditor whose customer it is, and {@code customer} which
 * @param expires the day the link ends, in words
 */
public record PortalFrame(
        Words words, String base, Files files, Form form, String creditor, String customer, String expires) {}
