package org.maillon.reminders;

import java.util.Locale;

/** Why an open item was chased today, or why not. Each has a sentence in the three languages. */
public enum Reason {
    /** A step leaves today. */
    STEP_TAKEN,
    /** No step's day has come. */
    NOT_YET,
    /** A step's day has come, but the customer was written to a few days ago. */
    SPACED,
    /** A step's day has come, but more letters of the old backlog leave first. */
    BACKLOG_WAITS,
    /** A person asked for silence until a day. */
    PAUSED,
    /** Credit not yet allocated pays this item. */
    COVERED_BY_CREDIT,
    /** The customer has more credit than debt. */
    IN_CREDIT,
    /** Booked as doubtful: claims look after it. */
    DOUBTFUL,
    /** A booking that nobody is asked to pay: a deposit used, a transfer, a refund. */
    NOT_CHASED,
    /** Nobody said when it is due: a task. */
    NO_DUE_DATE,
    /** Nobody can be written to: a task. */
    NO_CONTACT,
    /** Every step is done: a task to decide what follows. */
    DECISION_ASKED,
    /** Nothing is open any more; only said of a message withdrawn at the door. */
    SETTLED;

    /** The reasons that ask somebody to do something. */
    public boolean isTask() {
        return this == NO_DUE_DATE || this == NO_CONTACT || this == DECISION_ASKED;
    }

    String key() {
        return "reminders.reason." + name().toLowerCase(Locale.ROOT);
    }
}
