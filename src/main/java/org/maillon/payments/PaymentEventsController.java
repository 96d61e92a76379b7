package org.maillon.payments;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.maillon.access.Tenants;
import org.maillon.kernel.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Takes the calls of a provider of payment pages. What is not believed is answered alike, whoever the company is: 400, without a
 * word; what was heard before is answered as done, or the provider would call for days.
 */
@RestController
class PaymentEventsController {
    private static final int LARGEST = 512 * 1024;

    private final Tenants companies;
    private final PaymentLinks links;

    PaymentEventsController(Tenants companies, PaymentLinks links) {
        this.companies = companies;
        this.links = links;
    }

    @PostMapping("/payment-events/{company:[0-9a-z]{1,12}}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hear(
            HttpServletRequest request,
            @PathVariable String company,
            @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature)
            throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        var tenant = new TenantId(Long.parseLong(company, 36));
        boolean known = body.length <= LARGEST && companies.find(tenant).isPresent();
        if (!known || links.hear(tenant, signature, body) == PaymentLinks.Heard.REFUSED)
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
