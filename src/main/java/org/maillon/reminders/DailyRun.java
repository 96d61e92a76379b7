package org.maillon.reminders;

/** What the day's automatic run came to. */
public sealed interface DailyRun {
    record Done(RunResult result) implements DailyRun {}

    /** Nobody has agreed to begin yet: nothing left, this is what would. */
    record NotStarted(RunResult wouldLeave) implements DailyRun {}

    record SwitchedOff() implements DailyRun {}
}
