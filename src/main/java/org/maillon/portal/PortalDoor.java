package org.maillon.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.maillon.access.Tenant;
import org.maillon.access.Tenants;
import org.maillon.customers.CustomerAccount;
import org.maillon.customers.Customers;
import org.maillon.evidence.Author;
import org.maillon.kernel.InvalidValue;
import org.maillon.kernel.Language;
import org.maillon.messages.Sender;
import org.maillon.messages.Senders;
import org.springframework.stereotype.Component;

/**
 * The way in to every page under {@code /c/{token}}, of this module and of others: the link is the only key, who guesses is
 * slowed down, and a link that leads nowhere is answered alike whatever the reason. What is sent there by POST carries the
 * hidden field of {@link PortalFrame#form()}, else it is refused before it arrives.
 */
@Component
public class PortalDoor {
    private final CustomerLinks links;
    private final Guesses guesses;
    private final PortalViews views;
    private final Tenants companies;
    private final Customers customers;
    private final Senders senders;

    PortalDoor(
            CustomerLinks links,
            Guesses guesses,
            PortalViews views,
            Tenants companies,
            Customers customers,
            Senders senders) {
        this.links = links;
        this.guesses = guesses;
        this.views = views;
        this.companies = companies;
        this.customers = customers;
        this.senders = senders;
    }

    /**
     * Lets the bearer of a good link in, and notes that it was opened. Whoever has none never comes back from this call:
     * the portal answers for the page, 404 or, after too many guesses, 429.
     */
    public Bearer enter(String token, HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if (guesses.isStopped(address)) throw new ClosedDoor(true);
        var found = links.find(token);
        if (found.isEmpty()) {
            guesses.wrong(address);
            throw new ClosedDoor(guesses.isStopped(address));
        }
        links.opened(found.get());
        return found.get();
    }

    /** What a page throws where the link is good but leads to nothing of this account: the same answer as to a bad link. */
    public RuntimeException nothingThere() {
        return new ClosedDoor(false);
    }

    /** Counts an act of the bearer; refused (422) when it is one too many within the hour. */
    public void act(Bearer bearer) {
        if (!guesses.mayAct(bearer.tenant().value(), bearer.link().id())) throw new InvalidValue("portal.too-often");
    }

    /**
     * What the templates {@code portal/frame} and {@code portal/leaf} need, in the language asked for by the parameter
     * {@code language}, else in the link's. Asked for before the page is written, for it sets a cookie.
     */
    public PortalFrame frame(Bearer bearer, HttpServletRequest request) {
        var asked = request.getParameter("language");
        var words = new Words(asked == null ? bearer.language() : Language.of(asked));
        return new PortalFrame(
                words,
                bearer.base(),
                views.files(),
                views.form(request),
                company(bearer),
                customer(bearer),
                words.day(bearer.link().expiresAt()));
    }

    /** The bearer as evidence names them: whom the link was given to, for which customer, and from which address. */
    public Author author(Bearer bearer, HttpServletRequest request) {
        var customer = customer(bearer);
        var recipient = bearer.recipient();
        var name = recipient.isBlank() || recipient.equals(customer) ? customer : recipient + " (" + customer + ")";
        return new Author(name, request.getRemoteAddr());
    }

    private String company(Bearer bearer) {
        Optional<String> sender = senders.find(bearer.tenant()).map(Sender::fromName);
        return sender.orElseGet(
                () -> companies.find(bearer.tenant()).map(Tenant::name).orElse(""));
    }

    private String customer(Bearer bearer) {
        return customers
                .find(bearer.tenant(), bearer.account())
                .map(CustomerAccount::name)
                .orElse("");
    }
}
