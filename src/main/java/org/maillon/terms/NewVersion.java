package org.maillon.terms;

import java.time.LocalDate;
import org.maillon.kernel.InvalidValue;

/**
 * A version to be added.
 *
 * @param label as people name it, such as {@code 2026-1}; 1 to 40 characters, used once
 * @param inForceFrom from which day what is accepted binds
 * @param initials whether each page wants the initials of who accepts
 */
public record NewVersion(String label, LocalDate inForceFrom, boolean initials, Clauses clauses) {
    public NewVersion {
        label = label.replaceAll("[\\p{Cntrl}]+", " ").strip();
        if (label.isEmpty() || label.length() > 40) throw new InvalidValue("terms.wrong.label");
        if (inForceFrom.getYear() < 1990 || inForceFrom.getYear() > 2100) throw new InvalidValue("terms.wrong.day");
    }
}
