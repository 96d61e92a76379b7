package org.maillon.terms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Language;
import org.maillon.portal.PortalFrame;

/**
 * What the customer's page of a version shows. Public because the template reads it.
 *
 * @param accepted what was accepted, in words; null where nothing was
 * @param asText whether the words are shown in the place of the pages
 * @param problem why it was not accepted; empty where nothing went wrong
 */
public record TermsView(
        PortalFrame frame,
        TermsVersion version,
        TermsDocument document,
        List<TermsPage> pages,
        boolean asText,
        @Nullable String accepted,
        String problem,
        String name,
        String role) {
    public String path() {
        return "terms/" + version.id();
    }

    /** The address of a part of the document in the language that is read. */
    public String address(String part) {
        return frame.base() + "/" + path() + "/" + part + "?language="
                + document.language().code();
    }

    /** The languages it can be read in. */
    public List<Language> languages() {
        return List.copyOf(version.documents().keySet());
    }
}
