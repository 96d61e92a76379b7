package org.maillon.tasks;

import java.util.Optional;
import java.util.stream.Stream;
import org.maillon.kernel.Code;

/** What may come of a task; which of them a kind offers, {@link TaskRules} says. */
public enum TaskResult {
    /** Reached: will pay on a day. */
    PROMISED(true),
    /** Reached: does not agree. */
    DISPUTED(false),
    /** Reached, or asked to: speaks to us again on a day. */
    CALL_BACK(true),
    /** Nobody answered; words were left. */
    VOICEMAIL(false),
    /** The number is not that person's. */
    WRONG_NUMBER(false),
    /** The address or number is right now; what failed for it leaves again. */
    MENDED(false),
    APPROVED(false),
    DECLINED(false),
    DONE(false);

    private final boolean asksForDay;

    TaskResult(boolean asksForDay) {
        this.asksForDay = asksForDay;
    }

    /** Whether a day belongs to it, today or later. */
    public boolean asksForDay() {
        return asksForDay;
    }

    /** As in the database and over HTTP: {@code call-back}. */
    public String code() {
        return Code.of(this);
    }

    public static Optional<TaskResult> of(String code) {
        return Stream.of(values()).filter(result -> result.code().equals(code)).findFirst();
    }
}
