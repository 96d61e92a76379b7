package org.maillon.desk;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** Our own style sheet, script, type and htmx, under addresses that change with their content. */
@Component
class Assets {
    private final ObjectProvider<ResourceUrlProvider> addresses;

    Assets(ObjectProvider<ResourceUrlProvider> addresses) {
        this.addresses = addresses;
    }

    String address(String file) {
        var address = addresses.getObject().getForLookupPath("/assets/" + file);
        if (address == null) throw new IllegalArgumentException("no file assets/" + file);
        return address;
    }
}
