package org.maillon.registers;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A notice of the gazette about a company.
 *
 * @param id as the gazette numbers it, such as {@code A202401231234}
 * @param family what it is about: {@code collective} (insolvency), {@code radiation}, {@code dpc} (accounts), …
 * @param type {@code annonce}, or {@code rectificatif} or {@code annulation} of an earlier one
 * @param nature of the judgment, where it is about one
 * @param judgedOn the day of that judgment, where the notice says it in a form that can be read
 * @param address of the notice for people to read
 */
public record CompanyNotice(
        String id,
        String siren,
        String family,
        String type,
        LocalDate publishedOn,
        String court,
        @Nullable String nature,
        @Nullable LocalDate judgedOn,
        String address) {
    private static final String INSOLVENCY = "collective";

    public boolean isInsolvency() {
        return family.equals(INSOLVENCY);
    }
}
