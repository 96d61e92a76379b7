package org.maillon.reminders;

import java.util.OptionalInt;

/** What an experiment has shown so far, or why it cannot know yet. */
public sealed interface ExperimentFinding {
    /** Those who get the step, and those it is withheld from. */
    Arm reminded();

    Arm heldOut();

    /**
     * One side.
     *
     * @param accounts customers, counted per account
     * @param items invoices whose step had its day, {@code paid} of them paid since
     * @param medianDays by which half of them were paid; empty where less than half were, so far
     */
    record Arm(long accounts, long items, long paid, OptionalInt medianDays) {}

    /** Too little has happened: {@code needed} accounts with a payment, or days since the step, on each side. */
    record TooEarly(Arm reminded, Arm heldOut, Missing missing, int needed) implements ExperimentFinding {
        public enum Missing {
            ACCOUNTS,
            PAYMENTS,
            DAYS
        }
    }

    /**
     * Days by which the step makes an invoice paid sooner, on average, within so many days of it; negative where it is paid
     * later. Nineteen times out of twenty the true number is between low and high.
     */
    record Measured(Arm reminded, Arm heldOut, int withinDays, double daysGained, double low, double high)
            implements ExperimentFinding {
        /** Whether it is beyond chance that the step changes anything. */
        public boolean isCertain() {
            return low > 0 || high < 0;
        }
    }
}
