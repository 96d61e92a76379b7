package org.maillon.reminders;

import org.maillon.kernel.Code;
import org.maillon.kernel.Language;
import org.maillon.kernel.Texts;

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
    /** A step's day has come, but the person was written to often enough this week. */
    BUDGET_SPENT,
    /** A step's day has come, but the invoice may not have arrived yet. */
    IN_TRANSIT,
    /** A step waits for somebody's approval: a task. */
    WAITING_APPROVAL,
    /** A person decided that the step is not said; the next one comes on its day. */
    DECLINED,
    /** A step is withheld from this account to learn what it brings. */
    HELD_OUT,
    /** No step that is left is meant for what this account owes. */
    OUTSIDE_AMOUNTS,
    /** A person asked for silence until a day. */
    PAUSED,
    /** The customer does not accept it. */
    DISPUTED,
    /** Its dispute was settled a few days ago: the customer reads the answer first. */
    DISPUTE_SETTLED,
    /** The customer promised to pay by a day. */
    PROMISED,
    /** The customer is under an insolvency procedure: claims are declared, not asked for. */
    INSOLVENT,
    /** A repayment plan speaks for it. */
    PLANNED,
    /** A receipt not yet matched may explain it. */
    RECEIPT_TO_MATCH,
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
    /** Its account was joined to another, or parted from it, and it is asked for there; only said of a message withdrawn. */
    OTHER_ACCOUNT,
    /** Nothing is open any more; only said of a message withdrawn at the door. */
    SETTLED;

    /** As other programs read it: {@code step-taken}. */
    public String code() {
        return Code.of(this);
    }

    /** The reasons that ask somebody to do something. */
    public boolean isTask() {
        return this == NO_DUE_DATE || this == NO_CONTACT || this == DECISION_ASKED;
    }

    /** The reasons for which nobody needs to be asked any more: it is paid, or the customer has spoken. */
    boolean isAnswered() {
        return switch (this) {
            case SETTLED, COVERED_BY_CREDIT, IN_CREDIT, DISPUTED, PROMISED, PLANNED -> true;
            default -> false;
        };
    }

    /** The reason in a few words. */
    String key() {
        return "reminders.reason." + Code.of(this);
    }

    /** The reason as a sentence about one item: {0} since when, {1} the next look, {2} the step said. */
    String sentenceKey() {
        return "reminders.sentence." + Code.of(this);
    }

    /** What the user may do about it. */
    String nextKey() {
        return "reminders.next." + Code.of(this);
    }

    /** The reason in a few words of a language. */
    public String words(Language language) {
        return Texts.in(language).say(key());
    }

    /** What to do next, in a language. */
    public String next(Language language) {
        return Texts.in(language).say(nextKey());
    }
}
