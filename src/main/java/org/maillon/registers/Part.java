package org.maillon.registers;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.maillon.registers.RegisterAnswer.State;

/** What one register says of a company; null or empty where it says nothing. Kept as it is for as long as it is fresh. */
record Part(
        State state,
        @Nullable String name,
        @Nullable String siret,
        @Nullable Place place,
        @Nullable String sectorCode,
        @Nullable String legalForm,
        Standing standing,
        @Nullable LocalDate createdOn,
        @Nullable LocalDate closedOn,
        boolean naturalPerson,
        boolean publicBody,
        @Nullable Boolean vatActive,
        List<PublishedYear> years,
        List<CompanyNotice> notices) {
    /** An address as registers write it, not yet fit for an envelope. */
    record Place(List<String> lines, String postcode, String town, String country) {}

    /** The register has no such company. */
    static Part unknown() {
        return only(State.UNKNOWN, null, null, null, List.of(), List.of());
    }

    /** The register shows nothing of it, at its own wish. */
    static Part withheld() {
        return only(State.WITHHELD, null, null, null, List.of(), List.of());
    }

    static Part ofNotices(List<CompanyNotice> notices) {
        return only(known(!notices.isEmpty()), null, null, null, List.of(), notices);
    }

    static Part ofYears(List<PublishedYear> years) {
        return only(known(!years.isEmpty()), null, null, null, years, List.of());
    }

    /** Whether a VAT number is in use, and whose it is where the country says so. */
    static Part ofVat(boolean active, @Nullable String name, @Nullable Place place) {
        return only(known(active), name, place, active, List.of(), List.of());
    }

    private static State known(boolean known) {
        return known ? State.KNOWN : State.UNKNOWN;
    }

    /** Of a register that does not keep the company's identity. */
    private static Part only(
            State state,
            @Nullable String name,
            @Nullable Place place,
            @Nullable Boolean vatActive,
            List<PublishedYear> years,
            List<CompanyNotice> notices) {
        return new Part(
                state,
                name,
                null,
                place,
                null,
                null,
                Standing.UNKNOWN,
                null,
                null,
                false,
                false,
                vatActive,
                List.copyOf(years),
                List.copyOf(notices));
    }

    /** The same without what would show a person who asked not to be shown. */
    Part hidden() {
        return new Part(
                State.WITHHELD,
                null,
                siret,
                null,
                sectorCode,
                legalForm,
                standing,
                createdOn,
                closedOn,
                naturalPerson,
                publicBody,
                null,
                years,
                notices);
    }
}
