package org.maillon.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.maillon.customers.NaturalPersons.Known;
import org.maillon.customers.Obstacle;
import org.maillon.customers.RecordKind;

/**
 * What a company keeps about one natural person, and what became of it.
 *
 * @param name as it stands now; empty once it is erased
 * @param kept what would become of each sort of record if the person asked to be forgotten today; once it asked, what
 *     is still kept
 * @param obstacles what stops erasure now
 * @param forgottenOn the day on which the last of it went
 */
public record PersonalFile(
        Known who,
        String name,
        List<KeptRecords> kept,
        List<Obstacle> obstacles,
        Optional<Request> request,
        List<Erased> erased,
        Optional<LocalDate> forgottenOn) {
    /** Whether somebody who is about to forget this person wrote the name that is shown. */
    public boolean isNamed(String typed) {
        return !name.isEmpty() && name.equalsIgnoreCase(typed.strip());
    }

    /** When the person's wish was entered, and by whom. */
    public record Request(Instant at, String by) {}

    /** So many records of a kind, erased on a day; the ground that had kept them until then. */
    public record Erased(LocalDate on, RecordKind kind, int records, String ground) {}
}
