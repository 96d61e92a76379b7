package org.maillon.desk;

import java.util.Arrays;
import java.util.List;
import org.maillon.steering.Age;
import org.maillon.steering.AgedBalance;

/** What is open of one age, over all customers, in minor units of one currency. */
public record AgedTotal(Age age, long cents, long items) {
    /** One for each age, the youngest first. */
    static List<AgedTotal> of(AgedBalance balance) {
        return Arrays.stream(Age.values())
                .map(age -> new AgedTotal(
                        age, balance.of(age).cents(), balance.of(age).items()))
                .toList();
    }
}
