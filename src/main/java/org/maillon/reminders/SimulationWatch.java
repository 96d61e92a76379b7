package org.maillon.reminders;

/** Somebody who waits for a simulation: hears how far it is, and may have it stopped. */
@FunctionalInterface
public interface SimulationWatch {
    SimulationWatch NOBODY = (_, _) -> true;

    /** So many accounts of so many are played; false to stop. */
    boolean goesOn(long done, long all);
}
