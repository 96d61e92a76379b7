package org.maillon.evidence;

import java.time.LocalDate;
import java.util.List;

/**
 * What a check of a company's chain found.
 *
 * @param head the hash of the last happening, hexadecimal; zeros where nothing was recorded. Written down elsewhere, it
 *     proves later that nothing up to it was rewritten
 * @param erased what lost its words because the law kept them no longer; its hashes are still proved
 * @param faults empty where everything is as it was recorded
 */
public record ChainCheck(
        long happenings, long documents, long timestamps, String head, List<Fault> faults, List<Erased> erased) {
    /** So many happenings and documents, erased on a day; the ground that had kept them until then. */
    public record Erased(long number, LocalDate on, String ground, int happenings, int documents) {}

    /** What is wrong: {@code changed}, {@code missing}, {@code head}, {@code document} or {@code timestamp}; and where. */
    public record Fault(String kind, String where) {}

    public boolean isSound() {
        return faults.isEmpty();
    }
}
