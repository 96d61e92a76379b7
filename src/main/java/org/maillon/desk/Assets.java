package org.maillon.desk;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Our own style sheet, script, type and htmx, under addresses that change with their content. */
@Component
class Assets {
    private final ResourceUrlProvider addresses;

    Assets(ResourceUrlProvider addresses) {
        this.addresses = addresses;
    }

    String address(String file) {
        var address = addresses.getForLookupPath("/assets/" + file);
        if (address == null) throw new IllegalArgumentException("no file assets/" + file);
        return address;
    }
}
