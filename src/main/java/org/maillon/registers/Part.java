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
        return nothing(State.UNKNOWN);
    }

    /** The register shows nothing of it, at its own wish. */
    static Part withheld() {
        return nothing(State.WITHHELD);
    }

    static Part ofNotices(List<CompanyNotice> notices) {
        var state = notices.isEmpty() ? State.UNKNOWN : State.KNOWN;
        return new Part(
                state,
                null,
                null,
                null,
                null,
                null,
                Standing.UNKNOWN,
                null,
                null,
                false,
                false,
                null,
                List.of(),
                List.copyOf(notices));
    }

    static Part ofYears(List<PublishedYear> years) {
        var state = years.isEmpty() ? State.UNKNOWN : State.KNOWN;
        return new Part(
                state,
                null,
                null,
                null,
                null,
                null,
                Standing.UNKNOWN,
                null,
                null,
                false,
                false,
                null,
                List.copyOf(years),
                List.of());
    }

    /** Whether a VAT number is in use, and whose it is where the country says so. */
    static Part ofVat(boolean active, @Nullable String name, @Nullable Place place) {
        var state = active ? State.KNOWN : State.UNKNOWN;
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
                active,
                List.of(),
                List.of());
    }

    private static Part nothing(State state) {
        return new Part(
                state,
                null,
                null,
                null,
                null,
                null,
                Standing.UNKNOWN,
                null,
                null,
                false,
                false,
                null,
                List.of(),
                List.of());
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
