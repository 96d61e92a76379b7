package org.maillon.credit;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What an account or a group owes and has been promised, in minor units of each currency. */
record Balances(Map<Currency, Long> cents) {
    static final Balances NOTHING = new Balances(Map.of());

    Balances {
        cents = Map.copyOf(cents);
    }

    Balances plus(Currency currency, long more) {
        if (more == 0) return this;
        var sum = new HashMap<>(cents);
        sum.merge(currency, more, Math::addExact);
        return new Balances(sum);
    }

    Balances plus(Balances others) {
        var sum = this;
        for (var other : others.cents.entrySet()) sum = sum.plus(other.getKey(), other.getValue());
        return sum;
    }

    /** All of it in one currency; empty where a rate is missing. */
    OptionalLong in(Currency currency, Rates rates) {
        long sum = 0;
        for (var each : cents.entrySet()) {
            var part = rates.convert(each.getValue(), each.getKey(), currency);
            if (part.isEmpty()) return part;
            sum = Math.addExact(sum, part.getAsLong());
        }
        return OptionalLong.of(sum);
    }
}
