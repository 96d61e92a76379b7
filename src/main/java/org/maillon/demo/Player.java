package org.maillon.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer with its part in the story.
 *
 * @param weight how often it buys compared with the others; zero where it buys by rhythm
 * @param meanNetCents the usual size of its invoices, before tax
 * @param everyWorkdays its rhythm where it has a story of its own; zero where chance decides
 * @param from first and {@code until} last day on which it buys
 */
record Player(
        DemoAccount account,
        Behaviour behaviour,
        double weight,
        double meanNetCents,
        int everyWorkdays,
        LocalDate from,
        LocalDate until,
        @Nullable Trouble trouble) {
    Party party() {
        return new Party(account.code(), account.name());
    }

    boolean plays(Trouble story) {
        return trouble == story;
    }

    boolean isBelgian() {
        return account.country().equals("BE");
    }

    boolean buysOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
