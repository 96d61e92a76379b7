package org.maillon.customers;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.maillon.kernel.TenantId;

/**
 * What a module keeps about natural persons. Every module that keeps any implements it: who asks to be forgotten is forgotten
 * by all of them. Called inside the caller's transaction; the same call a second time finds nothing left to do.
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
