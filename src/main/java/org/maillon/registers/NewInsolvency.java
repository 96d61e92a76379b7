package org.maillon.registers;

import java.time.LocalDate;
import java.util.Optional;
import org.maillon.customers.AccountId;

/**
 * An insolvency a person enters.
 *
 * @param publishedOn the day of the notice in the BODACC or the Moniteur belge
 * @param court 1 to 200 characters
 * @param declareBy where the notice or the judgment says another day than the law's usual one
 */
public record NewInsolvency(
        AccountId account,
        InsolvencyKind kind,
        LocalDate openedOn,
        LocalDate publishedOn,
        String court,
        Optional<LocalDate> declareBy) {}
