package org.maillon.bank;

import java.util.Optional;

/** What people said before about lists with the same header: which column holds what. */
@FunctionalInterface
public interface SheetMapping {
    /** Nobody said anything: headers and values must tell. */
    SheetMapping NONE = fingerprint -> Optional.empty();

    /** The columns of a list whose header has this {@link ColumnMapping#fingerprint}. */
    Optional<ColumnMapping> of(String fingerprint);
}
