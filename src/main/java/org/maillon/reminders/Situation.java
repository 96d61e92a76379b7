package org.maillon.reminders;

import java.time.LocalDate;

/** An account in one currency with the scenario that speaks for it: all that is needed to decide. */
record Situation(Scenario scenario, AccountFacts facts) {
    AccountDecision decide(LocalDate today) {
        return ReminderRules.decide(scenario, facts, today);
    }

    AccountDecision decideNow(LocalDate today) {
        return ReminderRules.decideNow(scenario, facts, today);
    }

    Situation asReachable() {
        return new Situation(scenario, facts.asReachable());
    }
}
