package org.maillon.privacy;

import java.time.LocalDate;
import org.maillon.customers.RecordKind;

/**
 * Records of one sort that are kept about a person.
 *
 * @param noun what they are; {@code privacy.noun.<noun>}
 * @param until the day on which the last of them may be erased; today where nothing keeps them, {@link LocalDate#MAX} where an
 *     obstacle stops it and no day is known
 * @param article on which ground of law; empty where it follows other records
 */
public record KeptRecords(RecordKind kind, String noun, int count, LocalDate until, Why why, String article) {
    /** What decides of them. */
    public enum Why {
        /** Nothing keeps them: they go as soon as the person is forgotten. */
        NOTHING,
        /** Their time is not over. */
        TIME,
        /** Something is still open with the person. */
        OBSTACLE;

        public String code() {
            return org.maillon.kernel.Code.of(this);
        }
    }
}
