package org.maillon.portal;

import java.util.OptionalLong;
import org.maillon.customers.AccountId;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;

/** Whoever holds a good link: the company and the account it leads to, and nothing else. */
public record Bearer(TenantId tenant, CustomerLink link, String token) {
    public AccountId account() {
        return link.account();
    }

    /** The language the link was written in, which the reader may change. */
    public Language language() {
        return link.language();
    }

    /** Whom the link was given to: a name or an e-mail address. */
    public String recipient() {
        return link.recipient();
    }

    /** The message that carried the link. */
    public OptionalLong message() {
        return link.message();
    }

    /** The path of the customer's page; other pages of the link stand under it. */
    public String base() {
        return "/c/" + token;
    }

    /** Without its secret, which has no place in a log. */
    @Override
    public String toString() {
        return "the bearer of link " + link.id() + " of company " + tenant.value();
    }
}
