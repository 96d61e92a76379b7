package org.maillon.customers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.maillon.kernel.TenantId;

/**
 * What is kept about natural persons: in tables, as {@link PersonalStatements} of each module find it, and elsewhere. Who asks
 * to be forgotten is forgotten everywhere. Called inside the caller's transaction; the same call a second time finds nothing left to do.
 */
public interface PersonalData {
    /** All that is kept about these people and not yet erased. */
    List<PersonalRecord> about(TenantId tenant, People people);

    /** What stops their erasure: a debt, a dispute, a procedure. */
    default List<Obstacle> obstacles(TenantId tenant, Collection<AccountId> accounts) {
        return List.of();
    }

    /**
     * Erases the words of records of a kind and older than a day; amounts, days and numbers stay.
     *
     * @return how many records lost words
     */
    int erase(TenantId tenant, RecordKind kind, People people, LocalDate before);
}
