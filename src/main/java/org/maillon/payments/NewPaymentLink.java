package org.maillon.payments;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;
import org.maillon.payments.Settlements.Part;

/**
 * Asks for a page on which an account pays items of one currency.
 *
 * @param parts what is paid of each item, minor units
 * @param label what the customer reads that it pays, 1 to 200 characters
 * @param back where the customer comes back to, by the link's key; the provider learns this address
 * @param by who asks
 */
public record NewPaymentLink(
        AccountId account,
        List<Part> parts,
        String currency,
        String label,
        Language language,
        Function<UUID, URI> back,
        String by) {}
