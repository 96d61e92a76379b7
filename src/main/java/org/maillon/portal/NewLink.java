package org.maillon.portal;

import java.util.Currency;
import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;

/**
 * A link to be written.
 *
 * @param recipient whom it is given to, as evidence will name them: a name or an e-mail address
 * @param message the id of the message it stands in; opening the link is told of it
 * @param askedCents what that message asks for; 0 where nothing is asked
 */
public record NewLink(
        AccountId account,
        String recipient,
        Language language,
        LinkPurpose purpose,
        OptionalLong message,
        long askedCents,
        Currency currency) {}
