package org.maillon.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.maillon.kernel.Language;
import org.maillon.portal.CustomerView.Files;
import org.maillon.portal.CustomerView.Form;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** What every view of the customers' door needs beside what it says. */
@Component
class PortalViews {
    private final ObjectProvider<ResourceUrlProvider> addresses;

    PortalViews(ObjectProvider<ResourceUrlProvider> addresses) {
        this.addresses = addresses;
    }

    Files files() {
        return new Files(address("desk.css"), address("portal.css"), address("portal.js"), address("icon.svg"));
    }

    private String address(String file) {
        var address = addresses.getObject().getForLookupPath("/assets/" + file);
        if (address == null) throw new IllegalStateException("no file assets/" + file);
        return address;
    }

    /** Asked for before the page is written, for it sets a cookie. */
    Form form(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Form(token.getParameterName(), token.getToken())
                : new Form("_csrf", "");
    }

    /** The same for a link that never was, is too old or was revoked: nothing is told. */
    ModelAndView closed(HttpServletRequest request, boolean stopped) {
        var words = new Words(Language.of(request.getLocale().getLanguage()));
        var status = stopped ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.NOT_FOUND;
        return new ModelAndView("portal/closed", Map.of("words", words, "files", files(), "stopped", stopped), status);
    }
}
